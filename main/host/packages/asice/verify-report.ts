import type { MessageParams, PackageErrorCode, PackageWarningCode, VerifyCheckId, VerifyReport } from '#common/model/package.ts'
import { PackageRefusal } from './refusal.ts'

/** Collects what verification finds, step by step, and turns it into the one report. */
export class ReportBuilder {
  signer: VerifyReport['signer'] = null
  unit: VerifyReport['unit'] = null
  claimedTime: number | null = null
  counts = { files: 0, records: 0, attachments: 0 }
  sha256: string | null = null
  packageId: string | null = null
  alreadyImported = false
  trial = false
  readonly #checks: VerifyReport['checks'] = []
  readonly #warnings: VerifyReport['warnings'] = []
  #held: PackageRefusal | null = null

  /** Runs one step; its refusal is noted and passed on. What the step returns comes back. */
  async step<T>(id: VerifyCheckId, work: () => T | Promise<T>): Promise<T> {
    const index = this.#checks.length
    try {
      const value = await work()
      if (!this.#checks.slice(index).some((check) => check.id === id)) this.#checks.push({ id, ok: true })
      return value
    } catch (error) {
      if (error instanceof PackageRefusal) this.#checks.push({ id, ok: false, note: error.code })
      throw error
    }
  }

  /** A finding that keeps the package from being accepted, but not from being looked at: the first one counts. */
  hold(id: VerifyCheckId, code: PackageErrorCode, params: MessageParams): void {
    this.#held ??= new PackageRefusal(code, params)
    this.#checks.push({ id, ok: false, note: code })
  }

  /** A remark on a step that passed. */
  note(id: VerifyCheckId, note: string): void {
    this.#checks.push({ id, ok: true, note })
  }

  warn(code: PackageWarningCode, params: MessageParams): void {
    this.#warnings.push({ code, params })
  }

  get held(): boolean {
    return this.#held !== null
  }

  /** `timestampExpected`: a missing time stamp makes the report a warning; else it is stated and the status stays. */
  build(checkedAt: Date, refusal: PackageRefusal | null, timestampExpected: boolean): VerifyReport {
    const failure = refusal ?? this.#held
    const grave = this.#warnings.some((warning) => warning.code !== 'W-NO-TIMESTAMP' || timestampExpected)
    return {
      status: failure !== null ? 'invalid' : grave ? 'warning' : 'valid',
      ...(failure === null ? {} : { code: failure.code }),
      ...(failure?.file === undefined ? {} : { file: failure.file }),
      params: failure?.params ?? {},
      signer: this.signer,
      unit: this.unit,
      time: {
        claimed: this.claimedTime === null ? null : new Date(this.claimedTime).toISOString(),
        trusted: null,
        checked: checkedAt.toISOString(),
      },
      counts: this.counts,
      checks: this.#checks,
      warnings: this.#warnings,
      sha256: this.sha256,
      packageId: this.packageId,
      alreadyImported: this.alreadyImported,
      trial: this.trial,
    }
  }
}
