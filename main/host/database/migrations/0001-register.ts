import { type Kysely, sql } from 'kysely'
import type { Dialect } from '../dialect.ts'

const envelope = `
  id TEXT PRIMARY KEY,
  owner_unit_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  withdrawn_at TEXT,
  data TEXT NOT NULL`

/**
 * A record is stored whole (`data`, JSON, validated by its schema in common/model) beside the columns that lists,
 * search and joins need; the columns are written from `data` by one function per type and never alone.
 */
const tables = (d: Dialect): readonly string[] => [
  `CREATE TABLE unit (${envelope},
    code TEXT, name TEXT NOT NULL, type TEXT NOT NULL, parent_id TEXT, status TEXT NOT NULL,
    search_key TEXT NOT NULL, sort_key TEXT NOT NULL) ${d.tableEnd}`,
  `CREATE UNIQUE INDEX unit_code ON unit (code) WHERE code IS NOT NULL AND withdrawn_at IS NULL`,
  `CREATE INDEX unit_sort ON unit (sort_key)`,

  `CREATE TABLE person (${envelope},
    full_name TEXT NOT NULL, birth_date TEXT, gender TEXT, staff_code TEXT, status TEXT NOT NULL,
    position TEXT, unit_id TEXT, unit_text TEXT, search_key TEXT NOT NULL, sort_key TEXT NOT NULL) ${d.tableEnd}`,
  `CREATE INDEX person_sort ON person (sort_key)`,
  `CREATE INDEX person_unit ON person (unit_id)`,
  `CREATE INDEX person_staff ON person (staff_code) WHERE staff_code IS NOT NULL`,

  `CREATE TABLE decision (${envelope},
    kind TEXT NOT NULL, number TEXT NOT NULL, number_key TEXT NOT NULL, signed_date TEXT NOT NULL,
    issuing_body TEXT NOT NULL, issuer_level TEXT, subject TEXT, signer_name TEXT, source_kind TEXT NOT NULL,
    search_key TEXT NOT NULL) ${d.tableEnd}`,
  `CREATE INDEX decision_date ON decision (signed_date, id)`,
  `CREATE INDEX decision_number ON decision (number_key, signed_date)`,

  `CREATE TABLE award (${envelope},
    decision_id TEXT NOT NULL, row_no INTEGER, recipient_kind TEXT NOT NULL, person_id TEXT, unit_id TEXT,
    household_head TEXT, printed_name TEXT NOT NULL, award_code TEXT, award_title TEXT NOT NULL, year INTEGER,
    status TEXT NOT NULL, has_ink INTEGER NOT NULL, search_key TEXT NOT NULL, sort_key TEXT NOT NULL,
    CHECK ((person_id IS NOT NULL) + (unit_id IS NOT NULL) + (household_head IS NOT NULL) = 1)) ${d.tableEnd}`,
  `CREATE INDEX award_decision ON award (decision_id, row_no)`,
  `CREATE INDEX award_person ON award (person_id, year)`,
  `CREATE INDEX award_unit ON award (unit_id, year)`,
  `CREATE INDEX award_code ON award (award_code, year)`,

  `CREATE TABLE evaluation (${envelope},
    decision_id TEXT, row_no INTEGER, person_id TEXT, unit_id TEXT, printed_name TEXT NOT NULL, level TEXT NOT NULL,
    year INTEGER, status TEXT NOT NULL, has_ink INTEGER NOT NULL, search_key TEXT NOT NULL, sort_key TEXT NOT NULL,
    CHECK ((person_id IS NOT NULL) + (unit_id IS NOT NULL) = 1)) ${d.tableEnd}`,
  `CREATE INDEX evaluation_decision ON evaluation (decision_id, row_no)`,
  `CREATE INDEX evaluation_person ON evaluation (person_id, year)`,
  `CREATE INDEX evaluation_unit ON evaluation (unit_id, year)`,

  `CREATE TABLE initiative (${envelope},
    decision_id TEXT, row_no INTEGER, name TEXT NOT NULL, scope TEXT, year INTEGER, status TEXT NOT NULL,
    has_ink INTEGER NOT NULL, search_key TEXT NOT NULL, sort_key TEXT NOT NULL) ${d.tableEnd}`,
  `CREATE INDEX initiative_decision ON initiative (decision_id, row_no)`,
  `CREATE TABLE initiative_author (
    initiative_id TEXT NOT NULL REFERENCES initiative (id), ord INTEGER NOT NULL, person_id TEXT, printed_name TEXT NOT NULL,
    PRIMARY KEY (initiative_id, ord)) ${d.tableEnd}`,
  `CREATE INDEX initiative_author_person ON initiative_author (person_id)`,

  `CREATE TABLE dossier (${envelope},
    title TEXT NOT NULL, award_code TEXT NOT NULL, state TEXT NOT NULL, search_key TEXT NOT NULL) ${d.tableEnd}`,

  `CREATE TABLE evidence (
    id TEXT PRIMARY KEY, record_type TEXT NOT NULL, record_id TEXT NOT NULL, field TEXT NOT NULL, sha256 TEXT NOT NULL,
    file_page INTEGER NOT NULL, page INTEGER NOT NULL, box TEXT NOT NULL, raw TEXT NOT NULL, confidence REAL NOT NULL,
    status TEXT NOT NULL, engine TEXT NOT NULL, draft_id TEXT, confirmed_by TEXT NOT NULL, confirmed_at TEXT NOT NULL) ${d.tableEnd}`,
  `CREATE INDEX evidence_record ON evidence (record_type, record_id)`,

  `CREATE TABLE change_log (
    seq ${d.sequence}, id TEXT NOT NULL UNIQUE, at TEXT NOT NULL, actor_id TEXT NOT NULL, actor_name TEXT NOT NULL,
    command TEXT NOT NULL, record_type TEXT NOT NULL, record_id TEXT NOT NULL, action TEXT NOT NULL, source TEXT NOT NULL,
    reason TEXT, before_hash TEXT, after_hash TEXT, previous_hash TEXT NOT NULL, hash TEXT NOT NULL) ${d.tableEnd}`,
  `CREATE INDEX change_record ON change_log (record_type, record_id, seq)`,
  `CREATE TABLE change_value (
    seq INTEGER PRIMARY KEY REFERENCES change_log (seq), salt TEXT, before_data TEXT, after_data TEXT) ${d.tableEnd}`,

  `CREATE TABLE stored_file (
    sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL, media_type TEXT NOT NULL, pages INTEGER, stored_at TEXT NOT NULL) ${d.tableEnd}`,

  `CREATE TABLE batch (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL) ${d.tableEnd}`,
  `CREATE TABLE batch_file (
    id TEXT PRIMARY KEY, batch_id TEXT NOT NULL REFERENCES batch (id), ord INTEGER NOT NULL, name TEXT NOT NULL, sha256 TEXT,
    size INTEGER NOT NULL, pages INTEGER, group_key TEXT NOT NULL, state TEXT NOT NULL, page_states TEXT NOT NULL,
    error_code TEXT, error_params TEXT NOT NULL, duplicate_of TEXT, draft_id TEXT, incoming TEXT) ${d.tableEnd}`,
  `CREATE INDEX batch_file_batch ON batch_file (batch_id, ord)`,
  `CREATE INDEX batch_file_sha ON batch_file (sha256)`,
  `CREATE TABLE page_result (
    sha256 TEXT NOT NULL, page INTEGER NOT NULL, engine TEXT NOT NULL, width INTEGER NOT NULL, height INTEGER NOT NULL,
    result TEXT NOT NULL, created_at TEXT NOT NULL,
    PRIMARY KEY (sha256, page, engine)) ${d.tableEnd}`,
  // a picture of a page whose file needs a password that is kept nowhere
  `CREATE TABLE page_image (
    sha256 TEXT NOT NULL, page INTEGER NOT NULL, image_sha256 TEXT NOT NULL, PRIMARY KEY (sha256, page)) ${d.tableEnd}`,
  `CREATE TABLE draft (
    id TEXT PRIMARY KEY, batch_id TEXT, batch_ord INTEGER NOT NULL, title TEXT NOT NULL, kind TEXT NOT NULL, state TEXT NOT NULL,
    version INTEGER NOT NULL, content TEXT NOT NULL, edits TEXT NOT NULL, number TEXT, signed_date TEXT, subject TEXT,
    row_count INTEGER NOT NULL, doubt_count INTEGER NOT NULL, files_key TEXT NOT NULL, decision_id TEXT, created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL) ${d.tableEnd}`,
  `CREATE INDEX draft_batch ON draft (batch_id, batch_ord)`,
  `CREATE INDEX draft_state ON draft (state)`,
  `CREATE UNIQUE INDEX draft_files ON draft (files_key) WHERE state <> 'discarded'`,

  `CREATE TABLE job (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL, payload TEXT NOT NULL, subject_id TEXT, title TEXT NOT NULL, state TEXT NOT NULL,
    phase TEXT, done INTEGER NOT NULL, total INTEGER NOT NULL, attempts INTEGER NOT NULL, error_code TEXT, error_params TEXT NOT NULL,
    requested_by TEXT NOT NULL, created_at TEXT NOT NULL, started_at TEXT, finished_at TEXT) ${d.tableEnd}`,
  `CREATE INDEX job_state ON job (state)`,

  `CREATE TABLE exchange_package (
    id TEXT PRIMARY KEY, package_id TEXT, direction TEXT NOT NULL, type TEXT, file_name TEXT NOT NULL, sha256 TEXT NOT NULL,
    size INTEGER NOT NULL, sender_code TEXT, recipient_code TEXT, stream TEXT, sequence INTEGER, profile_version INTEGER,
    signer TEXT, state TEXT NOT NULL, code TEXT, report TEXT, dossier_id TEXT, trial INTEGER NOT NULL, reason TEXT, at TEXT NOT NULL,
    decided_at TEXT, decided_by TEXT) ${d.tableEnd}`,
  `CREATE UNIQUE INDEX exchange_package_once ON exchange_package (direction, package_id) WHERE state IN ('imported', 'exported')`,
  `CREATE UNIQUE INDEX exchange_sequence ON exchange_package (direction, stream, sequence) WHERE state IN ('imported', 'exported')`,
  `CREATE TABLE trust_anchor (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL UNIQUE, der TEXT NOT NULL, not_after TEXT NOT NULL,
    trial INTEGER NOT NULL, added_at TEXT NOT NULL, added_by TEXT NOT NULL) ${d.tableEnd}`,
  `CREATE TABLE revocation_list (
    id TEXT PRIMARY KEY, issuer TEXT NOT NULL, sha256 TEXT NOT NULL UNIQUE, der TEXT NOT NULL, this_update TEXT NOT NULL,
    next_update TEXT, added_at TEXT NOT NULL) ${d.tableEnd}`,
  `CREATE TABLE signer_authorisation (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, cert_sha256 TEXT NOT NULL, unit_code TEXT NOT NULL, role TEXT NOT NULL,
    from_date TEXT, to_date TEXT, added_at TEXT NOT NULL, added_by TEXT NOT NULL) ${d.tableEnd}`,

  `CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL, saved_at TEXT NOT NULL) ${d.tableEnd}`,
  `CREATE TABLE typing (key TEXT PRIMARY KEY, value TEXT NOT NULL, saved_at TEXT NOT NULL) ${d.tableEnd}`,
]

/** The register of part 1. */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  for (const statement of tables(dialect)) await sql.raw(statement).execute(db)
}
