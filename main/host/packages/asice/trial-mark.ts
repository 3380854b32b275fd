/** What every name a trial authority gives begins with: such a signature has no legal value. */
export const TRIAL_MARK = 'THỬ NGHIỆM'

/** Whether a certificate's common name belongs to a trial authority. */
export const isTrialName = (name: string): boolean => name.normalize('NFC').toUpperCase().startsWith(TRIAL_MARK)
