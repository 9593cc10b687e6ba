import { checkRuleTree } from '../../domain/admission/rule-tree.js';
import { aFacility } from '../../../test/support/directory-file.js';
import { facilityPrograms, type DirectoryFacility, type DirectoryProgram } from './facility-programs.js';
import { readFacilityRow, type RawRow } from './facility-row.js';

/** Two real lines of 2023: a house for mothers and children, and a house for men, two miles apart in Hartford. */
const COVENTRY_HOUSE = aFacility({
  id: 'su23-02312',
  name1: 'InterCommunity Inc',
  name2: 'Coventry House Mothers/Children Prog',
  street1: '46 Coventry Street',
  zip: '06112',
  phone: '860-569-5900',
  lat: '41.79747',
  lon: '-72.68941',
  codes:
    'SA SUMH RES RL BU INPE RPE PC ACMA AUINPE AURPE AUPC MOA MWS ANG BIA CBT CMI MOTI RELP SACA TRC TWFA PVTN STAG ' +
    'STMH STDH JC FQHC FSA NP WN PW CO XA DV TRMA ISC BABA DAUT DP NOE SHG HS AOSS RC PEER EMP HEOH SAE TCC ICO GCO ' +
    'FCO MCO VOC SMON YAD ADLT FEM AH VAPN BC CM DVFP MHS SSD TA IPC SPS',
});
const YOUTH_CHALLENGE = aFacility({
  id: 'su23-02317',
  name1: 'Youth Challenge of Connecticut Inc',
  name2: 'Youth Challenge Mens Home',
  street1: '15-17 and 19 May Street',
  zip: '06105',
  codes:
    'SA HH SUMH RES RL RS BU NU RPE ACMA PMAT AURPE BUM UB UN RPN MOA DSF BWN BERI NXN VTRL MHIV MHCV MMD NRT NSC ' +
    'FSA MC MD SF SI PA TAY MN SE GL VET ADM MF CJ CO COPSU HV XA DV TRMA FCO MCO VOC SMON YAD ADLT MALE SP VAPN CM',
});

describe('a house for mothers and children', () => {
  const { organization, site, programs, verifiedOn, citation } = mapped(COVENTRY_HOUSE);
  const [program] = programs;

  it('is one long-term residential program of its agency, at its address', () => {
    expect(organization).toEqual({
      sourceKey: 'samhsa:organization:intercommunity inc|CT',
      name: 'InterCommunity Inc',
    });
    expect(site).toMatchObject({ latitude: 41.79747, locationPrecision: 'address', timeZone: 'America/New_York' });
    expect(programs).toHaveLength(1);
    expect(program).toMatchObject({
      name: 'Coventry House Mothers/Children Prog: residential treatment',
      levelsOfCare: ['residential-long-term'],
      medications: ['buprenorphine'],
    });
  });

  it('serves women, continues every medication, and is free', () => {
    expect(valuesOf(program)).toEqual({
      'gender-served': { genders: ['woman'] },
      'continues-medication': { methadone: 'continues', buprenorphine: 'continues', naltrexone: 'continues' },
      payer: { accepts: ['free'], uninsured: 'admitted', unlisted: 'ask-staff' },
    });
  });

  it('tells staff what nobody has verified, and that counseling is not admission', () => {
    expect(program?.notes).toEqual([
      expect.stringMatching(
        /^Offers counseling to couples or families .* does not say whether two partners are admitted/,
      ),
      expect.stringMatching(/pregnant or gave birth lately/),
      expect.stringMatching(/^Has beds for clients' children/),
      expect.stringMatching(/^Has public funding/),
      expect.stringMatching(/^Ages stated: young adults, adults\./),
    ]);
    expect(program?.intake).toMatchObject({ languages: ['ase'], smoking: 'not-permitted' });
    expect(program?.intake.services).toEqual(expect.arrayContaining(['beds-for-children', 'couples-counseling']));
  });

  it('says where and when that was stated', () => {
    expect(verifiedOn).toBe('2022-03-31');
    expect(citation).toBe(
      'SAMHSA, National Directory of Drug and Alcohol Use Treatment Facilities 2023, facility su23-02312',
    );
  });
});

describe('a house for men that is also a recovery residence', () => {
  const { programs } = mapped(YOUTH_CHALLENGE);

  it('runs two programs', () => {
    expect(programs.map(({ levelsOfCare }) => levelsOfCare)).toEqual([
      ['residential-short-term', 'residential-long-term'],
      ['recovery-residence'],
    ]);
  });

  it('serves men in both, and asks about payers it does not name', () => {
    for (const program of programs) {
      expect(valuesOf(program)).toMatchObject({
        'gender-served': { genders: ['man'] },
        payer: {
          accepts: ['medicaid', 'medicare', 'state-funds', 'self-pay'],
          uninsured: 'ask-staff',
          unlisted: 'ask-staff',
        },
      });
    }
  });
});

describe('a facility of many kinds of care', () => {
  const { programs, site } = mapped(
    aFacility({
      codes: 'SA DT HI RES OP HID RD OD HIT RS RL ODT OIT ORT OTP SOTP OMB MU MM METH HH ADTX ODTX FEM MALE',
    }),
  );

  it('runs a program for each kind, all at one site', () => {
    expect(programs.map(({ levelsOfCare }) => levelsOfCare.join(' '))).toEqual([
      'hospital-withdrawal-management',
      'residential-withdrawal-management',
      'ambulatory-withdrawal-management',
      'hospital-inpatient',
      'residential-short-term residential-long-term',
      'day-treatment intensive-outpatient outpatient',
      'opioid-treatment-program office-based-medication',
      'recovery-residence',
    ]);
    expect(new Set(programs.map(({ sourceKey }) => sourceKey)).size).toBe(8);
    expect(site.sourceKey).toBe('samhsa:site:1 main street|06103|CT');
  });

  it('says what withdrawal it manages in the withdrawal units only', () => {
    const substances = ['heroin', 'fentanyl', 'prescription-opioids', 'alcohol'];
    const rule = { substances, complications: 'ask-staff', unlisted: 'ask-staff' };
    expect(programs.map((program) => valuesOf(program)['withdrawal-manageable'])).toEqual([
      ...[rule, rule, rule],
      ...[undefined, undefined, undefined, undefined, undefined],
    ]);
  });
});

describe('what a facility does not say', () => {
  it('makes no rule and no level of care', () => {
    const { programs } = mapped(aFacility({ codes: 'SA' }));
    expect(programs).toHaveLength(1);
    expect(programs[0]).toMatchObject({ levelsOfCare: [], rules: [], notes: [], medications: [] });
  });

  it('keeps a facility whose place on the map is not known', () => {
    const { site } = mapped(aFacility({ lat: '', lon: '', geo: 'none' }));
    expect(site).toMatchObject({ latitude: null, longitude: null, locationPrecision: 'none' });
  });

  it('folds spellings of an agency that differ in capitals and spaces only', () => {
    const keys = ['Root Center for Recovery', 'Root  Center For Recovery'].map(
      (name1) => mapped(aFacility({ name1 })).organization.sourceKey,
    );
    expect(keys[0]).toBe(keys[1]);
  });
});

it('writes only rules that the domain can read', () => {
  const codes = [
    COVENTRY_HOUSE.codes,
    YOUTH_CHALLENGE.codes,
    'NOOP OD ADTX BDTX CDTX MDTX ODTX',
    'NMOA RL MALE ITU MI',
  ];
  const rules = codes.flatMap((each) =>
    mapped(aFacility({ codes: each })).programs.flatMap((program) => program.rules),
  );
  expect(new Set(rules.map(({ type }) => type)).size).toBe(5);
  expect(rules.flatMap(({ type, values }) => checkRuleTree({ type, values }))).toEqual([]);
});

function mapped(raw: RawRow): DirectoryFacility {
  const row = readFacilityRow(raw);
  if ('reason' in row) throw new Error(row.reason);
  return facilityPrograms(row);
}

function valuesOf(program: DirectoryProgram | undefined): Record<string, unknown> {
  return Object.fromEntries((program?.rules ?? []).map(({ type, values }) => [type, values]));
}
