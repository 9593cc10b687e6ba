import { addDays, addMonths, type IsoDate } from '../../src/domain/calendar.js';
import type { ClientFacts, FactKey } from '../../src/domain/facts/index.js';
import type { LevelOfCare } from '../../src/domain/vocabulary/care.js';
import type { Gender } from '../../src/domain/vocabulary/people.js';
import { OPIOIDS, type Substance } from '../../src/domain/vocabulary/use.js';
import * as marginals from './marginals.js';
import type { Random, Weighted } from './random.js';

/** What is given before a client is drawn. */
export interface ClientFrame {
  readonly today: IsoDate;
  readonly gender: Gender;
  readonly levelsOfCareSought: readonly LevelOfCare[];
  readonly state: string;
  readonly county?: string;
  /** Agencies near the client, where earlier stays and old bills may be. */
  readonly agencies: readonly string[];
}

/** How often nobody knows the answer, between never and one in four. What opens a search is asked first. */
const UNKNOWN: Readonly<Partial<Record<FactKey, number>>> = {
  gender: 0.01,
  dateOfBirth: 0.02,
  levelsOfCareSought: 0.01,
  residence: 0.05,
  diagnoses: 0.12,
  useStartedOn: 0.2,
  lastUsedOn: 0.1,
  proofsOfUse: 0.25,
  withdrawalFrom: 0.1,
  withdrawalComplications: 0.25,
  medications: 0.08,
  wantsMedication: 0.2,
  benzodiazepineUse: 0.2,
  tbTest: 0.25,
  discharges: 0.2,
  custodyReleases: 0.25,
  otpDischarges: 0.2,
  photoIds: 0.08,
  coverage: 0.1,
  balances: 0.25,
  courtDates: 0.15,
  childrenAges: 0.05,
  animals: 0.1,
  pregnant: 0.1,
  pregnancyDueOn: 0.1,
};

/** Draws what is known of one client; what is not known is absent. */
export function drawFacts(random: Random, frame: ClientFrame): ClientFacts {
  const all: ClientFacts = { ...personFacts(random, frame), ...useFacts(random, frame), ...pastFacts(random, frame) };
  return Object.fromEntries(Object.entries(all).filter(([fact]) => !random.chance(UNKNOWN[fact as FactKey] ?? 0)));
}

function personFacts(random: Random, { today, gender, state, county }: ClientFrame): ClientFacts {
  const [from, to] = random.weighted(marginals.AGES);
  const pregnant = gender !== 'man' && random.chance(marginals.PREGNANT);
  return {
    dateOfBirth: addDays(addMonths(today, -12 * random.int(from, to)), -random.int(0, 364)),
    gender,
    residence: county === undefined ? { state } : { state, county },
    photoIds: random.weighted(PAPERS),
    coverage: random.weighted(marginals.COVERAGE),
    courtDates: random.chance(marginals.RECENTLY_ARRESTED * 2) ? [addDays(today, random.int(2, 60))] : [],
    childrenAges: gender === 'woman' && random.chance(0.1) ? [random.int(0, 12)] : [],
    animals: random.chance(0.08) ? [random.pick(['dog', 'cat', 'service-animal'])] : [],
    pregnant: pregnant ? 'yes' : 'no',
    ...(pregnant && { pregnancyDueOn: addDays(today, random.int(20, 240)) }),
  };
}

const PAPERS: Weighted<NonNullable<ClientFacts['photoIds']>> = [
  [45, ['government-current']],
  [20, ['government-expired']],
  [10, ['agency-letter']],
  [25, []],
];

const DIAGNOSIS_OF: Readonly<Record<Substance, NonNullable<ClientFacts['diagnoses']>[number]>> = {
  heroin: 'opioid-use-disorder',
  fentanyl: 'opioid-use-disorder',
  'prescription-opioids': 'opioid-use-disorder',
  alcohol: 'alcohol-use-disorder',
  benzodiazepines: 'sedative-use-disorder',
  cocaine: 'stimulant-use-disorder',
  crack: 'stimulant-use-disorder',
  methamphetamine: 'stimulant-use-disorder',
  cannabis: 'cannabis-use-disorder',
  other: 'other-substance-use-disorder',
};

function useFacts(random: Random, { today }: ClientFrame): ClientFacts {
  const used = [random.weighted(marginals.PRIMARY_SUBSTANCES)];
  if (random.chance(marginals.HAS_SECOND_SUBSTANCE)) used.push(random.weighted(marginals.SECOND_SUBSTANCES));
  const substances = [...new Set(used)];
  const opioids = substances.some((one) => OPIOIDS.includes(one));
  const onMedication = opioids && random.chance(marginals.ON_MEDICATION);
  const withdrawal = substances.filter((one) => [...OPIOIDS, 'alcohol', 'benzodiazepines'].includes(one));
  return {
    diagnoses: random.chance(0.8) ? [...new Set(substances.map((one) => DIAGNOSIS_OF[one]))] : [],
    useStartedOn: byDay(substances, () => addMonths(today, -random.int(3, 200))),
    lastUsedOn: byDay(substances, () => addDays(today, -random.weighted(DAYS_SINCE_USE))),
    withdrawalFrom: random.chance(0.55) ? withdrawal : [],
    withdrawalComplications: random.chance(0.1) ? ['seizures'] : [],
    medications: onMedication ? [random.pick(['methadone', 'buprenorphine', 'buprenorphine'])] : [],
    wantsMedication: random.chance(0.7) ? 'yes' : 'no',
    benzodiazepineUse: substances.includes('benzodiazepines')
      ? 'not-prescribed'
      : random.chance(0.06)
        ? 'prescribed'
        : 'none',
  };
}

const DAYS_SINCE_USE: Weighted<number> = [
  [50, 0],
  [20, 1],
  [15, 3],
  [15, 20],
];

const byDay = (substances: readonly Substance[], day: () => IsoDate) =>
  Object.fromEntries(substances.map((one) => [one, day()])) as NonNullable<ClientFacts['useStartedOn']>;

function pastFacts(random: Random, { today, agencies, levelsOfCareSought }: ClientFrame): ClientFacts {
  const treated = random.chance(marginals.TREATED_BEFORE);
  const stay = (organization: string) => ({
    organization,
    on: addDays(today, -random.int(5, 900)),
    kind: random.pick(['completed', 'against-advice', 'administrative', 'transferred'] as const),
  });
  return {
    levelsOfCareSought,
    proofsOfUse: random.chance(0.4)
      ? [{ kind: 'treatment-record', attestor: 'agency', monthsCovered: random.int(3, 60) }]
      : [],
    tbTest: random.chance(0.5)
      ? { result: random.chance(0.94) ? 'negative' : 'positive', on: addDays(today, -random.int(1, 500)) }
      : { result: 'none' },
    discharges: treated ? agencies.slice(0, random.int(0, 2)).map(stay) : [],
    balances:
      treated && random.chance(0.25)
        ? agencies.slice(0, 1).map((organization) => ({ organization, dollars: random.int(20, 3000) }))
        : [],
    custodyReleases: random.chance(0.15) ? [addDays(today, -random.int(10, 700))] : [],
    otpDischarges: treated && random.chance(0.2) ? [addDays(today, -random.int(30, 1500))] : [],
  };
}
