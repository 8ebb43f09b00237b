// Countries by ISO 3166-1 code, with the UN sub-region into which a small nationality is merged in reports.
// No names here: the window's formatter writes them in its language. Citizenship is not residence.
import { z } from 'zod';

/** The 22 geographic sub-regions of the UN M49 standard, and Antarctica. */
export const SUB_REGIONS = [
  'northern-africa',
  'eastern-africa',
  'middle-africa',
  'southern-africa',
  'western-africa',
  'caribbean',
  'central-america',
  'south-america',
  'northern-america',
  'central-asia',
  'eastern-asia',
  'south-eastern-asia',
  'southern-asia',
  'western-asia',
  'eastern-europe',
  'northern-europe',
  'southern-europe',
  'western-europe',
  'australia-new-zealand',
  'melanesia',
  'micronesia',
  'polynesia',
  'antarctica',
] as const;
export type SubRegion = (typeof SUB_REGIONS)[number];

/** Alpha-2 followed by alpha-3. Taiwan is not listed by M49 and stands with its neighbours. */
const BY_SUB_REGION: Readonly<Record<SubRegion, string>> = {
  'northern-africa': 'DZDZA EGEGY LYLBY MAMAR SDSDN TNTUN EHESH',
  'eastern-africa':
    'IOIOT BIBDI KMCOM DJDJI ERERI ETETH TFATF KEKEN MGMDG MWMWI MUMUS YTMYT MZMOZ REREU RWRWA SCSYC SOSOM SSSSD UGUGA TZTZA ZMZMB ZWZWE',
  'middle-africa': 'AOAGO CMCMR CFCAF TDTCD CGCOG CDCOD GQGNQ GAGAB STSTP',
  'southern-africa': 'BWBWA SZSWZ LSLSO NANAM ZAZAF',
  'western-africa':
    'BJBEN BFBFA CVCPV CICIV GMGMB GHGHA GNGIN GWGNB LRLBR MLMLI MRMRT NENER NGNGA SHSHN SNSEN SLSLE TGTGO',
  caribbean:
    'AIAIA AGATG AWABW BSBHS BBBRB BQBES VGVGB KYCYM CUCUB CWCUW DMDMA DODOM GDGRD GPGLP HTHTI JMJAM MQMTQ MSMSR PRPRI BLBLM KNKNA LCLCA MFMAF VCVCT SXSXM TTTTO TCTCA VIVIR',
  'central-america': 'BZBLZ CRCRI SVSLV GTGTM HNHND MXMEX NINIC PAPAN',
  'south-america':
    'ARARG BOBOL BVBVT BRBRA CLCHL COCOL ECECU FKFLK GFGUF GYGUY PYPRY PEPER GSSGS SRSUR UYURY VEVEN',
  'northern-america': 'BMBMU CACAN GLGRL PMSPM USUSA',
  'central-asia': 'KZKAZ KGKGZ TJTJK TMTKM UZUZB',
  'eastern-asia': 'CNCHN HKHKG MOMAC KPPRK JPJPN MNMNG KRKOR TWTWN',
  'south-eastern-asia': 'BNBRN KHKHM IDIDN LALAO MYMYS MMMMR PHPHL SGSGP THTHA TLTLS VNVNM',
  'southern-asia': 'AFAFG BDBGD BTBTN ININD IRIRN MVMDV NPNPL PKPAK LKLKA',
  'western-asia':
    'AMARM AZAZE BHBHR CYCYP GEGEO IQIRQ ILISR JOJOR KWKWT LBLBN OMOMN QAQAT SASAU PSPSE SYSYR TRTUR AEARE YEYEM',
  'eastern-europe': 'BYBLR BGBGR CZCZE HUHUN PLPOL MDMDA ROROU RURUS SKSVK UAUKR',
  'northern-europe':
    'AXALA DKDNK EEEST FOFRO FIFIN GGGGY ISISL IEIRL IMIMN JEJEY LVLVA LTLTU NONOR SJSJM SESWE GBGBR',
  'southern-europe':
    'ALALB ADAND BABIH HRHRV GIGIB GRGRC VAVAT ITITA MTMLT MEMNE MKMKD PTPRT SMSMR RSSRB SISVN ESESP',
  'western-europe': 'ATAUT BEBEL FRFRA DEDEU LILIE LULUX MCMCO NLNLD CHCHE',
  'australia-new-zealand': 'AUAUS CXCXR CCCCK HMHMD NZNZL NFNFK',
  melanesia: 'FJFJI NCNCL PGPNG SBSLB VUVUT',
  micronesia: 'GUGUM KIKIR MHMHL FMFSM NRNRU MPMNP PWPLW UMUMI',
  polynesia: 'ASASM CKCOK PFPYF NUNIU PNPCN WSWSM TKTKL TOTON TVTUV WFWLF',
  antarctica: 'AQATA',
};

interface Country {
  readonly alpha3: string;
  readonly subRegion: SubRegion;
}

const COUNTRIES = new Map<string, Country>(
  SUB_REGIONS.flatMap((subRegion) =>
    BY_SUB_REGION[subRegion].split(' ').map((pair): [string, Country] => {
      return [pair.slice(0, 2), { alpha3: pair.slice(2), subRegion }];
    }),
  ),
);
const BY_ALPHA3 = new Map([...COUNTRIES].map(([alpha2, { alpha3 }]) => [alpha3, alpha2]));

/** ISO 3166-1 alpha-2 codes, A to Z. */
export const COUNTRY_CODES: readonly string[] = [...COUNTRIES.keys()].sort();

/** Nationality as recorded: a country, having none, or not known. A person may have several. */
export const STATELESS = 'stateless';

export function isCountryCode(code: string): boolean {
  return COUNTRIES.has(code);
}

export function alpha3Of(alpha2: string): string | undefined {
  return COUNTRIES.get(alpha2)?.alpha3;
}

export function alpha2Of(alpha3: string): string | undefined {
  return BY_ALPHA3.get(alpha3);
}

export function subRegionOf(alpha2: string): SubRegion | undefined {
  return COUNTRIES.get(alpha2)?.subRegion;
}

/** Schema: alpha-2 in any case. Issue: `country.invalid`. */
export const countryCode = z
  .string({ error: 'country.invalid' })
  .transform((text) => text.trim().toUpperCase())
  .refine(isCountryCode, { error: 'country.invalid' });

/** Schema of one nationality: a country or `stateless`. Unknown is an empty list, not a code. */
export const nationality = z.union([z.literal(STATELESS), countryCode], {
  error: 'country.invalid',
});
