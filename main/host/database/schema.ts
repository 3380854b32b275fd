import type { Generated } from 'kysely'

/** Row types for Kysely: snake_case as in SQL. Repositories turn them into models; nothing else sees them. */
type Envelope = {
  id: string
  owner_unit_id: string
  version: number
  created_at: string
  updated_at: string
  withdrawn_at: string | null
  data: string
}

export type UnitTable = Envelope & {
  code: string | null
  name: string
  type: string
  parent_id: string | null
  status: string
  search_key: string
  sort_key: string
}
export type PersonTable = Envelope & {
  full_name: string
  birth_date: string | null
  gender: string | null
  staff_code: string | null
  status: string
  position: string | null
  unit_id: string | null
  unit_text: string | null
  search_key: string
  sort_key: string
}
export type DecisionTable = Envelope & {
  kind: string
  number: string
  number_key: string
  signed_date: string
  issuing_body: string
  issuer_level: string | null
  subject: string | null
  signer_name: string | null
  source_kind: string
  search_key: string
}
export type AwardTable = Envelope & {
  decision_id: string
  row_no: number | null
  recipient_kind: string
  person_id: string | null
  unit_id: string | null
  household_head: string | null
  printed_name: string
  award_code: string | null
  award_title: string
  year: number | null
  status: string
  has_ink: number
  search_key: string
  sort_key: string
}
export type EvaluationTable = Envelope & {
  decision_id: string | null
  row_no: number | null
  person_id: string | null
  unit_id: string | null
  printed_name: string
  level: string
  year: number | null
  status: string
  has_ink: number
  search_key: string
  sort_key: string
}
export type InitiativeTable = Envelope & {
  decision_id: string | null
  row_no: number | null
  name: string
  scope: string | null
  year: number | null
  status: string
  has_ink: number
  search_key: string
  sort_key: string
}
export type InitiativeAuthorTable = { initiative_id: string; ord: number; person_id: string | null; printed_name: string }
export type DossierTable = Envelope & { title: string; award_code: string; state: string; search_key: string }

export type EvidenceTable = {
  id: string
  record_type: string
  record_id: string
  field: string
  sha256: string
  file_page: number
  page: number
  box: string
  raw: string
  confidence: number
  status: string
  engine: string
  draft_id: string | null
  confirmed_by: string
  confirmed_at: string
}
export type ChangeLogTable = {
  seq: Generated<number>
  id: string
  at: string
  actor_id: string
  actor_name: string
  command: string
  record_type: string
  record_id: string
  action: string
  source: string
  reason: string | null
  before_hash: string | null
  after_hash: string | null
  previous_hash: string
  hash: string
}
export type ChangeValueTable = { seq: number; salt: string | null; before_data: string | null; after_data: string | null }
export type StoredFileTable = { sha256: string; size: number; media_type: string; pages: number | null; stored_at: string }
export type BatchTable = { id: string; name: string; created_at: string; created_by: string }
export type BatchFileTable = {
  id: string
  batch_id: string
  ord: number
  name: string
  sha256: string | null
  size: number
  pages: number | null
  group_key: string
  state: string
  page_states: string
  error_code: string | null
  error_params: string
  duplicate_of: string | null
  draft_id: string | null
  /** name of the file in the incoming folder until it is kept in the vault */
  incoming: string | null
}
export type PageResultTable = {
  sha256: string
  page: number
  engine: string
  width: number
  height: number
  result: string
  created_at: string
}
export type PageImageTable = { sha256: string; page: number; image_sha256: string }
export type DraftTable = {
  id: string
  batch_id: string | null
  batch_ord: number
  title: string
  kind: string
  state: string
  version: number
  content: string
  edits: string
  number: string | null
  signed_date: string | null
  subject: string | null
  row_count: number
  doubt_count: number
  /** the file hashes in order: the same files never give two live drafts */
  files_key: string
  decision_id: string | null
  created_at: string
  updated_at: string
}
export type JobTable = {
  id: string
  kind: string
  payload: string
  subject_id: string | null
  title: string
  state: string
  phase: string | null
  done: number
  total: number
  attempts: number
  error_code: string | null
  error_params: string
  requested_by: string
  created_at: string
  started_at: string | null
  finished_at: string | null
}
export type ExchangePackageTable = {
  id: string
  package_id: string | null
  direction: string
  type: string | null
  file_name: string
  sha256: string
  size: number
  sender_code: string | null
  recipient_code: string | null
  stream: string | null
  sequence: number | null
  profile_version: number | null
  signer: string | null
  state: string
  code: string | null
  report: string | null
  dossier_id: string | null
  trial: number
  reason: string | null
  at: string
  decided_at: string | null
  decided_by: string | null
}
export type TrustAnchorTable = {
  id: string
  name: string
  sha256: string
  der: string
  not_after: string
  trial: number
  added_at: string
  added_by: string
}
export type RevocationListTable = {
  id: string
  issuer: string
  sha256: string
  der: string
  this_update: string
  next_update: string | null
  added_at: string
}
export type SignerAuthorisationTable = {
  id: string
  name: string
  cert_sha256: string
  unit_code: string
  role: string
  from_date: string | null
  to_date: string | null
  added_at: string
  added_by: string
}
export type CorrectionTable = {
  id: string
  kind: string
  issuer_key: string
  issuing_body: string
  read_text: string
  right_text: string
  times: number
  draft_id: string
  search_key: string
  learned_at: string
  learned_by: string
}
export type KeyValueTable = { key: string; value: string; saved_at: string }

export interface Schema {
  unit: UnitTable
  person: PersonTable
  decision: DecisionTable
  award: AwardTable
  evaluation: EvaluationTable
  initiative: InitiativeTable
  initiative_author: InitiativeAuthorTable
  dossier: DossierTable
  evidence: EvidenceTable
  change_log: ChangeLogTable
  change_value: ChangeValueTable
  stored_file: StoredFileTable
  batch: BatchTable
  batch_file: BatchFileTable
  page_result: PageResultTable
  page_image: PageImageTable
  draft: DraftTable
  job: JobTable
  exchange_package: ExchangePackageTable
  trust_anchor: TrustAnchorTable
  revocation_list: RevocationListTable
  signer_authorisation: SignerAuthorisationTable
  correction: CorrectionTable
  setting: KeyValueTable
  typing: KeyValueTable
}
