// Recognises the official HTCDS workbooks and form answers by their field names, and settles what each column is
// where the official tools contradict themselves (docs/domain/htcds.md).
import type { MendCode } from './outcome';
import type { LeftOutColumn } from './row-outcome';
import type { ParsedFile, ParsedSheet } from './parsed-file';
import { cellText, type TableRow } from './table';

export interface HtcdsField {
  readonly index: number;
  /** The standard's name, `vic_TypeOfExploitation`. */
  readonly name: string;
  readonly title: string;
}

export interface HtcdsTable {
  readonly sheet: string;
  readonly headerLine: number;
  readonly fields: readonly HtcdsField[];
  readonly rows: readonly TableRow[];
  /** Titled columns that are none of the standard's. */
  readonly leftOut: readonly LeftOutColumn[];
  /** True when the names are those of the XLSForm, whose answers join values with spaces. */
  readonly isForm: boolean;
  /** Defects of the workbook itself, mended once for all rows. */
  readonly mended: readonly MendCode[];
  /** Lines out of which invisible marks were taken. */
  readonly markedLines: ReadonlySet<number>;
  readonly daysFrom1904: boolean;
}

const LABELS: Readonly<Record<string, string>> = {
  cas_CaseOwner: 'Case Owner',
  prs_Salutation: 'Salutation',
  prs_FirstName: 'First Name',
  prs_MiddleName: 'Middle Name',
  prs_SecondName: 'Second Name',
  con_Consent: 'Consent',
  prs_Birthdate: 'Birthdate',
  prs_Gender: 'Gender',
  prs_Citizenship: 'Citizenship',
  prs_Title: 'Title',
  prs_Email: 'Email',
  prs_HomePhone: 'Home Phone',
  prs_MobilePhone: 'Mobile Phone',
  prs_MailingStreet: 'Mailing Street',
  prs_MailingCity: 'Mailing City',
  prs_MailingState: 'Mailing State/Province',
  prs_MailingPostalCode: 'Mailing Zip/Postal Code',
  prs_MailingCountry: 'Mailing Country',
  vic_TraffickingStatus: 'Trafficking Status',
  vic_TraffickingStatusDecisionMakingOrg: 'Trafficking Status Decision Making Organization',
  vic_MethodOfRecruitment: 'Method of Recruitment',
  vic_LocationOfRecruitment: 'Location of Recruitment',
  vic_MethodsOfControl: 'Methods of Control',
  vic_TypeOfExploitation: 'Type of Exploitation',
  vic_ForcedLabourIndustry: 'Forced Labour Industry',
  vic_TypeOfSexExploitation: 'Type of Sex Exploitation',
  vic_LocationOfExploitation: 'Location of Exploitation',
  cas_Status: 'Status',
  cas_ReferringOrganisation: 'Referring Organisation',
  cas_IncomingReferralDate: 'Incoming Referral Date',
  cas_ReferringPrimaryCaseWorker: 'Referring Primary Case Worker',
  cas_ReasonForIncomingReferral: 'Reason for Incoming Referral',
  cas_IncomingReferralDetails: 'Incoming Referral Details',
  cas_ReferredOrganisation: 'Referred Organisation',
  cas_ReferredPrimaryCaseWorker: 'Referred Primary Case Worker',
  cas_ReasonForOutgoingReferral: 'Reason for Outgoing Referral',
  cas_OutgoingReferralDate: 'Outgoing Referral Date',
  cas_OutgoingReferralDetails: 'Outgoing Referral Details',
  cas_ReasonForCaseClosure: 'Reason for Case Closure',
};
const NAME_OF = new Map(Object.keys(LABELS).map((name) => [plain(name), name]));
const NAME_OF_LABEL = new Map(Object.entries(LABELS).map(([name, label]) => [plain(label), name]));
const MISSPELT = plain('vic_TraffickinStatusDecisionMakingOrg');
const FORM_ONLY_NAMES = new Set(['prs_First_Name', 'prs_Second_Name', 'vic_Methods_of_Control']);
const NAMELESS = 'cas_ReasonForOutgoingReferral';
/** So many known names or labels in one row are no accident. */
const ENOUGH = 6;

/** The workbook's cases, or undefined when no sheet has HTCDS titles. */
export function htcdsTableOf(file: ParsedFile): HtcdsTable | undefined {
  for (const sheet of file.sheets) {
    const top = sheet.rows.slice(0, 5).map((row) => row.map(cellText));
    const names = top.findIndex((row) => count(row, nameOf) >= ENOUGH);
    if (names >= 0) return byNames(sheet, names);
    const labels = top.findIndex((row) => count(row, labelled) >= ENOUGH);
    if (labels >= 0) return byLabels(sheet, labels);
  }
  return undefined;
}

/** True for the XLSForm file itself: the questions of a form, not the answers of a case. */
export function isFormDefinition(file: ParsedFile): boolean {
  const names = new Set(file.sheets.map(({ name }) => name.toLowerCase()));
  return names.has('survey') && names.has('choices');
}

function byNames(sheet: ParsedSheet, at: number): HtcdsTable {
  const names = (sheet.rows[at] ?? []).map(cellText);
  const below = (sheet.rows[at + 1] ?? []).map(cellText);
  const labels = count(below, labelled) >= ENOUGH ? below : undefined;
  const mended = new Set<MendCode>();
  const width = Math.max(names.length, labels?.length ?? 0);
  const fields = Array.from({ length: width }, (_, index): HtcdsField | undefined => {
    const name = fieldName(names[index] ?? '', labels?.[index] ?? '', mended);
    if (name === undefined) return undefined;
    return { index, name, title: (labels?.[index] ?? '') || LABELS[name] || name };
  });
  const isForm = names.some((name) => FORM_ONLY_NAMES.has(lastStep(name)));
  if (isForm) mended.add('imports.htcds-form-names');
  const from = at + (labels === undefined ? 1 : 2);
  return tableFrom(sheet, { from, isForm, mended: [...mended] }, fields);
}

function byLabels(sheet: ParsedSheet, at: number): HtcdsTable {
  const labels = (sheet.rows[at] ?? []).map(cellText);
  const seen = new Set<string>();
  let isForm = false;
  const fields = labels.map((label, index): HtcdsField | undefined => {
    const name = labelled(label);
    if (name === undefined) return undefined;
    // The form labels the person's title "Second Name" as well: the second one of two is the title.
    const isTitle = name === 'prs_SecondName' && seen.has(name);
    if (isTitle) isForm = true;
    seen.add(name);
    return { index, name: isTitle ? 'prs_Title' : name, title: label };
  });
  const mended: MendCode[] = isForm ? ['imports.htcds-form-names'] : [];
  return tableFrom(sheet, { from: at + 1, isForm, mended }, fields);
}

function tableFrom(
  sheet: ParsedSheet,
  facts: { readonly from: number; readonly isForm: boolean; readonly mended: readonly MendCode[] },
  found: readonly (HtcdsField | undefined)[],
): HtcdsTable {
  const fields = found.filter((field) => field !== undefined);
  const rows = sheet.rows
    .map((cells, index): TableRow => ({ line: sheet.lines[index] ?? index + 1, cells }))
    .slice(facts.from)
    // The workbooks number a thousand rows in column A; a number alone is no case.
    .filter(({ cells }) => fields.some(({ index }) => cellText(cells[index]) !== ''));
  const known = new Set(fields.map(({ index }) => index));
  const leftOut = (sheet.rows[facts.from - 1] ?? [])
    .map((cell, index) => ({ index, title: cellText(cell) }))
    .filter(({ index, title }) => title !== '' && !known.has(index));
  const headerLine = sheet.lines[facts.from - 1] ?? facts.from;
  return {
    sheet: sheet.name,
    headerLine,
    fields,
    rows,
    leftOut,
    isForm: facts.isForm,
    mended: facts.mended,
    markedLines: new Set(sheet.markedLines ?? []),
    daysFrom1904: sheet.daysFrom1904 === true,
  };
}

function fieldName(name: string, label: string, mended: Set<MendCode>): string | undefined {
  const byLabel = labelled(label);
  const known = nameOf(name);
  if (known === undefined) {
    if (name !== '' || byLabel !== NAMELESS) return undefined;
    mended.add('imports.htcds-nameless-column');
    return NAMELESS;
  }
  if (plain(lastStep(name)) === MISSPELT) mended.add('imports.htcds-misspelt-field');
  // People fill what they read: where name and label of an address column differ, the label is right.
  if (
    known.startsWith('prs_Mailing') &&
    byLabel?.startsWith('prs_Mailing') === true &&
    byLabel !== known
  ) {
    mended.add('imports.htcds-address-labels');
    return byLabel;
  }
  return known;
}

function nameOf(text: string): string | undefined {
  const key = plain(lastStep(text));
  return key === MISSPELT ? 'vic_TraffickingStatusDecisionMakingOrg' : NAME_OF.get(key);
}

function labelled(text: string): string | undefined {
  return NAME_OF_LABEL.get(plain(text));
}

// Form servers put the group before the name: `person/prs_First_Name`.
function lastStep(text: string): string {
  return text.slice(text.lastIndexOf('/') + 1).trim();
}

function count(row: readonly string[], known: (text: string) => string | undefined): number {
  return row.filter((text) => known(text) !== undefined).length;
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^a-z]/g, '');
}
