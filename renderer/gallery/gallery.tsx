import '../styles/index.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { useHashLocation } from 'wouter/use-hash-location'
import { type ThemeChoice, ThemeProvider } from '../styles/theme-provider.tsx'
import { NoticeProvider } from '../ui/notices.tsx'
import { Frame } from './frame.tsx'
import { ListPage } from './list-page.tsx'
import { BatchPage, DossierPage, EmptyPage, EntryPage, TodayPage } from './other-pages.tsx'
import { ReviewPage } from './review-page.tsx'

/** The kit with fictitious data, for looking at: `vite build -c build/vite.renderer.config.ts --mode gallery`. */
const pages = {
  viec: TodayPage,
  'danh-sach': ListPage,
  lo: BatchPage,
  xem: ReviewPage,
  nhap: EntryPage,
  trong: EmptyPage,
  'ho-so': DossierPage,
} as const

function Gallery() {
  const [path] = useHashLocation()
  const name = path.slice(1)
  const Page = Object.hasOwn(pages, name) ? pages[name as keyof typeof pages] : ListPage
  return (
    <Frame current={`#${name}`} key={name}>
      <Page />
    </Frame>
  )
}

const choice = (new URLSearchParams(location.search).get('theme') ?? 'light') as ThemeChoice
const root = document.getElementById('root')
if (root)
  createRoot(root).render(
    <StrictMode>
      <ThemeProvider choice={choice}>
        <NoticeProvider>
          <Gallery />
        </NoticeProvider>
      </ThemeProvider>
    </StrictMode>,
  )
