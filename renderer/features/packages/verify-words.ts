import type { PackagePage, PackageSummary } from '#common/contract/exchange.ts'
import { formatDate, formatDateTime } from '#common/i18n/format.ts'
import { t, textOf } from '#common/i18n/t.ts'
import { type PackageErrorCode, VerifyCheckId, type VerifyReport } from '#common/model/package.ts'
import type { StatusState } from '../../ui/status.tsx'
import type { Check } from '../../ui/summary.tsx'

/** The state of a package as lists say it. */
export function stateWord(state: PackageSummary['state']): { readonly state: StatusState; readonly word: string } {
  switch (state) {
    case 'waiting':
      return { state: 'waiting', word: t('packages.state.waiting') }
    case 'imported':
      return { state: 'confirmed', word: t('packages.state.imported') }
    case 'rejected':
      return { state: 'returned', word: t('packages.state.rejected') }
    case 'invalid':
      return { state: 'altered', word: t('packages.state.invalid') }
    case 'exported':
      return { state: 'sent', word: t('packages.state.exported') }
  }
}

export const typeWord = (type: string | null): string | null => (type === null ? null : (textOf(`packages.type.${type}`) ?? type))

/** The sentence of a code, with the file or entry it is about (PACKAGES.md 6b). */
export const codeSentence = (code: string, file?: string): string =>
  textOf(`packages.code.${code}`, { file: file ?? '' }) ?? t('packages.status.invalid')

const alterations: ReadonlySet<string> = new Set([
  'E-FILE-CHANGED',
  'E-FILE-MISSING',
  'E-FILE-EXTRA',
  'E-MANIFEST-CHANGED',
  'E-SIG-INVALID',
])

/** The container's own sums of an entry do not fit its bytes. */
const damages: ReadonlySet<unknown> = new Set(['crc', 'too-few-bytes', 'too-many-bytes'])

/** Was something changed after it was written (and not only: a package that is not for us, or of nobody we know)? */
export const isAltered = ({ code, file, params }: Pick<VerifyReport, 'code' | 'file' | 'params'>): boolean =>
  code !== undefined && (alterations.has(code) || (code === 'E-ZIP' && file !== undefined && damages.has(params['reason'])))

/** The sentence of what was found: of the file it is about where one was changed. */
export const foundSentence = (report: Pick<VerifyReport, 'code' | 'file' | 'params'>): string => {
  const { code = '', file } = report
  const name = file === undefined ? undefined : shortEntry(file)
  return code === 'E-ZIP' && isAltered(report) ? t('packages.entryDamaged', { file: name ?? '' }) : codeSentence(code, name)
}

export interface Verdict {
  readonly tone: 'ok' | 'warn' | 'err'
  readonly title: string
  readonly detail: string
}

/** The head of the page: what the checks come to, in one line, and their count. */
export function verdictOf(report: VerifyReport): Verdict {
  const failed = report.checks.filter((check) => !check.ok).length
  const ok = report.checks.length - failed
  if (report.status === 'invalid')
    return {
      tone: 'err',
      title: isAltered(report)
        ? report.file
          ? t('packages.altered', { file: shortEntry(report.file) })
          : t('packages.alteredPlain')
        : t('packages.status.invalid'),
      detail: report.code ? foundSentence(report) : t('packages.summaryFailed', { ok, failed }),
    }
  const notes = report.warnings.length
  return {
    tone: report.status === 'warning' ? 'warn' : 'ok',
    title: report.status === 'warning' ? t('packages.status.warning') : t('packages.status.valid'),
    detail:
      notes > 0
        ? t('packages.summaryNotes', { total: report.checks.length, ok, notes })
        : t('packages.summary', { total: report.checks.length, ok }),
  }
}

/** The name of an entry without its folders: what an officer can read over the telephone. */
export const shortEntry = (path: string): string => path.split('/').at(-1) ?? path

/** The few checks that stand open; the others are one line until they are asked for. */
const foremost: ReadonlySet<VerifyCheckId> = new Set([
  'signature',
  'certificate',
  'revocation',
  'files',
  'recipient',
  'authority',
  'history',
])

type Said = Pick<PackagePage, 'recipient'>

/** The checks in words. `all: false` shows what an officer asks about first, and everything that is not in order. */
export function checkLines(report: VerifyReport, about: Said, all: boolean): readonly Check[] {
  const shown = report.checks.filter((check) => all || !check.ok || foremost.has(check.id))
  const lines = shown.map((check): Check => {
    if (!check.ok)
      return {
        id: check.id,
        state: 'err',
        title: check.note === undefined || check.note === report.code ? foundSentence(report) : codeSentence(check.note),
        detail: paramsWords(report),
      }
    if (check.note === 'already-imported')
      return { id: check.id, state: 'warn', title: t('packages.check.historyAgain'), detail: t('packages.check.historyAgainDetail') }
    return { id: check.id, state: 'ok', title: checkTitle(check.id, report), detail: checkDetail(check.id, check.note, report, about) }
  })
  const warnings = report.warnings.map(
    (warning, index): Check => ({
      id: `${warning.code}-${index}`,
      state: 'warn',
      title: codeSentence(warning.code),
      detail: gapWords(warning.params),
    }),
  )
  const left = report.status === 'invalid' ? VerifyCheckId.options.length - new Set(report.checks.map((check) => check.id)).size : 0
  const stopped: readonly Check[] = left > 0 ? [{ id: 'not-run', state: 'none', title: t('packages.check.notRun', { n: left }) }] : []
  return [...lines, ...warnings, ...stopped]
}

/** How many checks that passed stand behind "Xem cả N phép kiểm". */
export const hiddenChecks = (report: VerifyReport): number => report.checks.filter((check) => check.ok && !foremost.has(check.id)).length

const checkTitle = (id: VerifyCheckId, { counts }: VerifyReport): string =>
  id === 'files' ? t('packages.check.files', { n: counts.files }) : (textOf(`packages.check.${id}`) ?? id)

function checkDetail(id: VerifyCheckId, note: string | undefined, report: VerifyReport, { recipient }: Said): string | undefined {
  const { signer, unit, time, counts } = report
  switch (id) {
    case 'signature':
      return note === 'unsorted-attributes' ? t('packages.check.unsorted') : signer?.name
    case 'certificate':
      return signer
        ? t('packages.check.certificateDetail', { serial: shortSerial(signer.serial), date: formatDate(signer.notAfter) })
        : undefined
    case 'signingTime':
      return time.claimed ? t('packages.check.timeDetail', { at: formatDateTime(time.claimed) }) : undefined
    case 'files':
      return t('packages.check.filesDetail', { records: counts.records, attachments: counts.attachments })
    case 'recipient':
      return recipient ?? undefined
    case 'authority':
      return unit ? `${unit.name} (${unit.code})` : undefined
    default:
      return undefined
  }
}

const shortSerial = (serial: string): string => (serial.length > 16 ? `…${serial.slice(-12)}` : serial)

/** Numbers of a gap: which packages are missing. */
function gapWords(params: VerifyReport['params']): string | undefined {
  const { from, to } = params
  if (typeof from !== 'number' || typeof to !== 'number') return undefined
  return t('packages.gapNumbers', { range: from === to ? String(from) : `${from} - ${to}` })
}

function paramsWords({ params }: VerifyReport): string | undefined {
  const { recipient, unit, sequence, last } = params
  if (typeof recipient === 'string') return t('packages.paramRecipient', { recipient })
  if (typeof unit === 'string') return t('packages.paramUnit', { unit })
  if (typeof sequence === 'number' && typeof last === 'number')
    return t('packages.paramSequence', { sequence: String(sequence), last: String(last) })
  return undefined
}

/** What to do about a package that is refused. */
export function todoOf(report: Pick<VerifyReport, 'code' | 'file' | 'params' | 'signer'>): string {
  const { code, signer } = report
  if (isAltered(report)) return t('packages.todo.alarm')
  switch (code) {
    case 'E-SIGNER-MISMATCH':
    case 'E-SIG-CERT-BINDING':
    case 'E-REPLAY':
    case 'E-PATH':
    case 'E-DUPLICATE':
    case 'E-CERT-REVOKED':
      return t('packages.todo.alarm')
    case 'E-CERT-UNTRUSTED':
      return t(signer?.name.startsWith(t('shell.trial')) ? 'packages.todo.trial' : 'packages.todo.trust')
    case 'E-SIGNER-UNAUTHORIZED':
      return t('packages.todo.signer')
    case 'E-REVOCATION-UNKNOWN':
    case 'E-REVOCATION-STALE':
      return t('packages.todo.revocation')
    case 'E-TIME-FUTURE':
      return t('packages.todo.clock')
    case 'E-RECIPIENT':
      return t('packages.todo.recipient')
    case 'E-VERSION':
      return t('packages.todo.update')
    default:
      return t('packages.todo.ask')
  }
}

/** Can the officer do something about it in the trust list? */
export const isAboutTrust = (code: PackageErrorCode | undefined): boolean =>
  code === 'E-CERT-UNTRUSTED' || code === 'E-SIGNER-UNAUTHORIZED' || code === 'E-REVOCATION-UNKNOWN' || code === 'E-REVOCATION-STALE'
