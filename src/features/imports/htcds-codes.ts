// Codes and labels of the Human Trafficking Case Data Standard 2.0 (IOM, CC BY 4.0), as its own tools write them.
// Codes are ours as a superset: two controls that the definitions name and the picklist forgot are kept.

export type HtcdsList =
  | 'gender'
  | 'status'
  | 'decidedBy'
  | 'recruitment'
  | 'control'
  | 'exploitation'
  | 'industry'
  | 'sexExploitation'
  | 'caseStatus'
  | 'referralReason';

// `Code` or `Code=label` where the label differs from the code by more than spaces and case.
const LISTS: Readonly<Record<HtcdsList, string>> = {
  gender:
    'Feminine|Masculine|TransgenderFeminine|TransgenderMasculine|NonConforming|NonSpecifiedUnknown=Not Specified/Unknown',
  status: 'PossibleVictimOfTrafficking|ActualVictimOfTrafficking|NotAVictimOfTrafficking',
  decidedBy: 'Police|NGO|CourtOrProsecution|NonPoliceGovernmentalOrganization|Other',
  recruitment:
    'AtAPlaceOfBusiness|AtAnEducationalInstitution|AtWork|ThroughOnlineSocialNetworks|ThroughAnOnlineAdvertisement|ThroughATelevisionAdvert|ThroughANewspaperAdvert|ThroughFamilyOrFamilyEvents|ThroughFriendsOrSocialEvents|Other',
  control:
    'PhysicalThreats|ThreatsLawEnforcement=Threats of law enforcement|ThreatensChildrenFamily|DebtBondage|FalsePromises|PhysicalAbuse|SexualAbuse|TakesEarnings|RestrictsFinancialAccess|RestrictsMedicalCare|WithholdsNecessities|PsychologicalAbuse|PsychoactiveSubstance|ExcessiveWorkingHours|WithholdsDocuments|Other|RestrictsMovement|UsesChildren',
  exploitation:
    'ForcedLabour|SexualExploitation|ChildLabour|ForcedMarriage|Servitude|ForcedMilitaryByNonStateActors|OrganRemoval|ForcedBegging|ForcedAdoption|Surrogacy|Other',
  industry:
    'A_AgricultureForestryAndFishing=Agriculture, forestry and fishing|B_MiningAndQuarrying=Mining and quarrying|C_Manufacturing=Manufacturing|D_ElectricityGasSteamAndAirConditioningSupply=Electricity, gas, steam and air conditioning supply|E_WaterSupplySewerageWasteManagement=Water supply; sewerage, waste management and remediation|F_Construction=Construction|G_WholesaleAndRetailTradeRepairOfMotorVehicles=Wholesale and retail trade; repair of motor vehicles and motorcycles|H_TransportationAndStorage=Transportation and storage|I_AccommodationAndFoodServiceActivities=Accommodation and food service activities|J_InformationAndCommunication=Information and communication|K_FinancialAndInsuranceActivities=Financial and insurance activities|L_RealEstateActivities=Real estate activities|M_ProfessionalScientificAndTechnicalActivities=Professional, scientific and technical activities|N_AdministrativeAndSupportServiceActivities=Administrative and support service activities|O_PublicAdministrationAndDefence=Public administration and defence; compulsory social security|P_Education=Education|Q_HumanHealthAndSocialWorkActivities=Human health and social work activities|R_ArtsEntertainmentAndRecreation=Arts, entertainment and recreation|S_OtherServiceActivities=Other service activities|T_ActivitiesOfHouseholdsAsEmployers=Activities of households as employers; undifferentiated goods- and services- producing activities of households for own use|U_ActivitiesOfExtraterritorialOrganizations=Activities of extraterritorial organizations and bodies',
  sexExploitation: 'Prostitution|Pornography|RemoteInteractiveServices|PrivateSexualServices',
  caseStatus: 'Active|FollowUp|Closed|ClosedReferred',
  referralReason: 'AdditionalServicesRequired|MigrationOrChangeOfLocation|Other',
};

/** Names that the definitions document gives to controls of the picklist. */
const RENAMED_CONTROLS = new Map([
  ['threatoflawenforcement', 'ThreatsLawEnforcement'],
  ['psychoactivesubstances', 'PsychoactiveSubstance'],
  ['threats', 'PhysicalThreats'],
]);
/** Controls that the definitions list and the picklist forgot. */
const EXTRA_CONTROLS: ReadonlySet<string> = new Set(['RestrictsMovement', 'UsesChildren']);

export type HowRead = 'code' | 'label' | 'trimmed' | 'renamed' | 'extra';

export interface ReadCode {
  readonly code: string;
  readonly how: HowRead;
}

const INDEX = new Map<HtcdsList, ReadonlyMap<string, string>>(
  (Object.keys(LISTS) as HtcdsList[]).map((list) => [list, indexOf(LISTS[list])]),
);

/** The code of one value, given as code or label in any case; undefined when the standard has none. */
export function readCode(list: HtcdsList, text: string): ReadCode | undefined {
  const key = plain(text);
  const code = INDEX.get(list)?.get(key);
  if (code !== undefined) return { code, how: howRead(list, code, text) };
  const renamed = list === 'control' ? RENAMED_CONTROLS.get(key) : undefined;
  return renamed === undefined ? undefined : { code: renamed, how: 'renamed' };
}

/**
 * Several values of one cell: joined with `;` by the workbooks, with spaces by the form. Labels may themselves
 * hold `;` and `,`, so longer joins are tried before shorter ones. Unknown parts come back as text.
 */
export function readCodes(list: HtcdsList, cell: string): { read: ReadCode[]; unread: string[] } {
  const whole = readCode(list, cell);
  if (whole !== undefined) return { read: [whole], unread: [] };
  const read: ReadCode[] = [];
  const unread: string[] = [];
  const parts = cell.split(/[;\n]/);
  for (let at = 0; at < parts.length; ) {
    const { found, used } = longest(list, parts.slice(at));
    const part = parts[at] ?? '';
    if (found !== undefined) read.push(found);
    else if (part.trim() !== '') spread(list, part, { read, unread });
    at += used;
  }
  return { read, unread };
}

function longest(list: HtcdsList, parts: readonly string[]): { found?: ReadCode; used: number } {
  for (let used = Math.min(3, parts.length); used > 0; used -= 1) {
    const found = readCode(list, parts.slice(0, used).join(';'));
    if (found !== undefined) return { found, used };
  }
  return { used: 1 };
}

// A list joined by commas or spaces counts only when every piece is a value of its own.
function spread(list: HtcdsList, part: string, out: { read: ReadCode[]; unread: string[] }): void {
  for (const joint of [/,/, /\s+/]) {
    const pieces = part
      .trim()
      .split(joint)
      .map((piece) => readCode(list, piece));
    if (pieces.length > 1 && pieces.every((piece) => piece !== undefined)) {
      out.read.push(...pieces);
      return;
    }
  }
  out.unread.push(part.trim());
}

function howRead(list: HtcdsList, code: string, text: string): HowRead {
  if (list === 'control' && EXTRA_CONTROLS.has(code)) return 'extra';
  if (text === code) return 'code';
  return text.trim() === code ? 'trimmed' : 'label';
}

function indexOf(list: string): ReadonlyMap<string, string> {
  const index = new Map<string, string>();
  for (const item of list.split('|')) {
    const [code = '', label = code] = item.split('=');
    index.set(plain(code), code);
    index.set(plain(label), code);
  }
  return index;
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
