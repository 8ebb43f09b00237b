import { describe, expect, it } from 'vitest';
import { ctdcBytes } from '../../support/ctdc';
import { utf8 } from '../../support/workbooks';
import { codeOf, ImportWorld, valueOf } from './import-world';

// Counted apart from our code: tail -n +2 FILE | awk -F, '{c[$n]++}' for each column n.
const UNKNOWN = {
  yearRegister: 3_655,
  gender: 3_611,
  majorityStatus: 3_604,
  isForcedLabour: 8_947,
  isSexualExploit: 18_420,
  UN_COO_Region: 3_610,
  UN_COE_Region: 3_999,
  IP_Exploiter: 11_737,
  IP_Gender: 5_408,
  IP_ageBroad: 17_993,
  IP_citizen_UNRegion: 6_946,
  IP_Relation: 6_623,
  IP_PayMoney: 6_040,
  IP_RecruiterBroker: 9_330,
  IP_TransactionProcess: 13_851,
  IP_ControlAbuseKidnap: 19_117,
};
const KNOWN = {
  yearRegister: {
    '2005-2013': 2_531,
    '2014-2018': 6_274,
    '2019': 2_398,
    '2020': 2_002,
    '2021-2022': 4_335,
  },
  gender: { female: 9_589, male: 7_995 },
  majorityStatus: { adult: 16_379, minor: 1_212 },
  isForcedLabour: { yes: 12_248 },
  isSexualExploit: { yes: 2_775 },
  UN_COO_Region: { Africa: 5_282, 'Americas/Oceania': 277, Asia: 6_139, Europe: 5_887 },
  // both genders: 2,452 cases count under each
  IP_Gender: { female: 3_515 + 2_452, male: 9_820 + 2_452 },
  IP_PayMoney: { no: 11_075 + 944, yes: 3_136 + 944 },
  IP_Relation: {
    FamilyIntimatePartner: 967 + 73 + 6,
    FriendAcquaintance: 4_617 + 588 + 6,
    StrangerUnknownOther: 8_321 + 588 + 73,
  },
};

describe('the CTDC file', () => {
  it('becomes 21,195 archive cases of a training vault, counted with unknown kept unknown', async () => {
    const world = await ImportWorld.with(ctdcBytes(), 'CTDC.csv');
    world.training = true;
    const preview = valueOf(world.preview());
    expect(preview.kind).toBe('ctdc');
    expect(preview.report).toEqual({ create: 21_195, skip: 0, reject: 0, causes: [], mended: [] });
    const { answer, progress } = await world.run();
    const { archive } = valueOf(answer);
    expect(archive?.cases).toBe(21_195);
    expect(archive?.casesWithUnread).toBe(0);
    const variables = archive?.variables ?? [];
    expect(Object.fromEntries(variables.map((one) => [one.variable, one.unknown]))).toEqual(
      UNKNOWN,
    );
    for (const [variable, values] of Object.entries(KNOWN)) {
      const counted = variables.find((one) => one.variable === variable)?.values ?? [];
      expect(Object.fromEntries(counted.map(({ value, cases }) => [value, cases]))).toEqual(values);
    }
    expect(world.archive).toHaveLength(21_195);
    expect(world.residents).toHaveLength(0);
    expect(progress).toHaveLength(Math.ceil(21_195 / 500) + 1);
    expect(world.commits).toBe(1);
  });

  it('is refused in a real vault', async () => {
    const world = await ImportWorld.with(ctdcBytes(), 'CTDC.csv');
    expect(codeOf(world.preview())).toBe('imports.training-only');
    expect(codeOf((await world.run()).answer)).toBe('imports.training-only');
    expect(world.commits).toBe(0);
  });

  it('reads every cell of one case and keeps a word it does not know', async () => {
    const titles =
      'yearRegister,gender,majorityStatus,isForcedLabour,isSexualExploit,UN_COO_Region,UN_COE_Region,IP_Exploiter,IP_Gender,IP_ageBroad,IP_citizen_UNRegion,IP_Relation,IP_PayMoney,IP_RecruiterBroker,IP_TransactionProcess,IP_ControlAbuseKidnap';
    const rows = [
      '2019,Female,Minor,,1,Asia,Europe,1,Female;Male,0--29;39--47,Asia,Neighbour,No;Yes,,1,',
    ];
    const world = await ImportWorld.with(utf8([titles, ...rows].join('\n')), 'CTDC.csv');
    world.training = true;
    expect(valueOf((await world.run()).answer).archive?.casesWithUnread).toBe(1);
    expect(world.archive[0]?.draft).toEqual({
      rowNumber: 2,
      yearBand: '2019',
      gender: 'female',
      majority: 'minor',
      forcedLabour: 'unknown',
      sexualExploitation: 'yes',
      originRegion: 'Asia',
      exploitationRegion: 'Europe',
      facts: {
        exploiter: 'yes',
        exploiterGenders: ['female', 'male'],
        exploiterAgeBands: ['0--29', '39--47'],
        exploiterRegions: ['Asia'],
        relations: [],
        moneyPaid: ['no', 'yes'],
        recruiterOrBroker: 'unknown',
        transaction: 'yes',
        controlAbuseKidnap: 'unknown',
        unread: { IP_Relation: 'Neighbour' },
      },
    });
  });
});
