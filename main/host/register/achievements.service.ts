/** What other features may ask about awards, evaluations and initiatives. */
export { type Achievement, achievementsOf, loadAchievements } from './achievements.repository.ts'
