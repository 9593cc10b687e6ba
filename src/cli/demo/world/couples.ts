import { addDays } from '../../../domain/calendar.js';
import type { ClientFacts } from '../../../domain/facts/index.js';
import type { SampleCouple } from './sample-world.js';
import { man, woman } from './usual-facts.js';

/** As far as a couple without a car can go. */
const NEAR = { travelLimitMiles: 30 } as const;

const METHADONE_CLINIC: ClientFacts = { levelsOfCareSought: ['opioid-treatment-program'] };
const DETOX: ClientFacts = { levelsOfCareSought: ['residential-withdrawal-management'] };
const SHORT_STAY: ClientFacts = { levelsOfCareSought: ['residential-short-term'] };
const LONG_STAY: ClientFacts = { levelsOfCareSought: ['residential-long-term'] };
const DETOX_OR_A_HOUSE: ClientFacts = {
  levelsOfCareSought: ['residential-withdrawal-management', 'residential-long-term'],
};

/** The invented couples around Hartford, each with a story from the study and from practice (DOMAIN 1 and 3). */
export const SAMPLE_COUPLES: readonly SampleCouple[] = [
  {
    key: 'plain',
    story: 'both want detox from alcohol now; nothing stands in the way, and one program has a bed for each',
    partners: [
      woman('Sample Nora', ({ today }) => ({ ...DETOX, ...alcohol(addDays(today, -1)) })),
      man('Sample Pete', ({ today }) => ({ ...DETOX, ...alcohol(addDays(today, -1)) })),
    ],
    preferences: NEAR,
  },
  {
    key: 'proof',
    story: 'the methadone clinic wants two years of use proved; she has only her partner’s word for it',
    partners: [
      woman('Sample Ana', () => ({
        ...METHADONE_CLINIC,
        proofsOfUse: [{ kind: 'notarised-statement', attestor: 'partner', monthsCovered: 60 }],
      })),
      man('Sample Ben', () => METHADONE_CLINIC),
    ],
    preferences: NEAR,
  },
  {
    key: 'balance',
    story: 'he still owes the methadone clinic for an earlier stay, and nobody knows how much',
    partners: [
      woman('Sample Carla', () => METHADONE_CLINIC),
      man('Sample Dean', ({ agencies }) => ({
        ...METHADONE_CLINIC,
        balances: [{ organization: agencies.goldfinch }],
      })),
    ],
    preferences: NEAR,
  },
  {
    key: 'split',
    story: 'she goes with her little daughter to a house for mothers, he to a house for men',
    partners: [
      woman('Sample Elena', () => ({ ...LONG_STAY, childrenAges: [4] })),
      man('Sample Frank', () => LONG_STAY),
    ],
    preferences: NEAR,
  },
  {
    key: 'same-sex',
    story: 'two women: one bed for women at the detox, and a women’s house that takes no two partners at once',
    partners: [woman('Sample Grace', () => DETOX_OR_A_HOUSE), woman('Sample Hana', () => DETOX_OR_A_HOUSE)],
    preferences: NEAR,
  },
  {
    key: 'not-seen-alone',
    story: 'she has not been seen alone yet: plans can be worked on, and none can be shown or sent',
    partners: [
      woman('Sample Iris', () => ({ levelsOfCareSought: ['intensive-outpatient'] }), false),
      man('Sample Jack', () => ({ levelsOfCareSought: ['intensive-outpatient'] })),
    ],
    preferences: NEAR,
  },
  {
    key: 'methadone',
    story: 'he takes methadone, which the residential program does not continue',
    partners: [
      woman('Sample Kim', () => SHORT_STAY),
      man('Sample Leo', () => ({ ...SHORT_STAY, medications: ['methadone'], withdrawalFrom: [] })),
    ],
    preferences: NEAR,
  },
  {
    key: 'pregnant',
    story: 'she is pregnant and goes first, without papers; he has an old bill to settle before he can start',
    partners: [
      woman('Sample Maria', ({ today }) => ({
        ...METHADONE_CLINIC,
        ...{ pregnant: 'yes', pregnancyDueOn: addDays(`${today.slice(0, 7)}-01`, 100), proofsOfUse: [] },
        useStartedOn: { heroin: addDays(`${today.slice(0, 7)}-01`, -400) },
      })),
      man('Sample Nick', ({ agencies }) => ({
        ...METHADONE_CLINIC,
        balances: [{ organization: agencies.goldfinch, dollars: 140 }],
      })),
    ],
    preferences: NEAR,
  },
  {
    key: 'household',
    story: 'one of them must always be at home, or they lose the room: only one after the other will do',
    partners: [
      woman('Sample Olive', ({ today }) => ({ ...DETOX, ...alcohol(addDays(today, -1)) })),
      man('Sample Paul', () => DETOX),
    ],
    preferences: { ...NEAR, householdRule: 'one-at-a-time' },
  },
];

function alcohol(lastUsedOn: string): ClientFacts {
  return {
    diagnoses: ['alcohol-use-disorder'],
    useStartedOn: { alcohol: '2015-01-01' },
    lastUsedOn: { alcohol: lastUsedOn },
    withdrawalFrom: ['alcohol'],
    wantsMedication: 'no',
  };
}
