import { addDays, addMonths } from '../../../domain/calendar.js';
import type { ClientFacts } from '../../../domain/facts/index.js';
import type { SampleClient, SampleMoment } from './sample-world.js';

/** Seen alone, wants treatment, wants to be placed with the partner, and nothing that worries. */
export const SEEN_ALONE: NonNullable<SampleClient['saidAlone']> = {
  wantsTreatment: 'yes',
  wantsToBePlacedTogether: 'yes',
  safetyConcern: 'no',
  acuteEmergency: 'no',
  noContactOrder: 'no',
};

/** A paper of an earlier program that shows three years of use. */
export const RECORD_OF_THREE_YEARS = {
  kind: 'treatment-record',
  attestor: 'clinician',
  monthsCovered: 36,
} as const;

/** Everything that was asked and stands in nobody's way. A story changes the one or two facts that it is about. */
export function usualFacts({ today }: SampleMoment): ClientFacts {
  const firstOfMonth = `${today.slice(0, 7)}-01`;
  return {
    dateOfBirth: '1990-05-17',
    residence: { state: 'CT', county: 'Hartford' },
    homeZip: '06120',
    photoIds: ['government-current'],
    coverage: ['medicaid'],
    balances: [],
    courtDates: [],
    childrenAges: [],
    animals: [],
    diagnoses: ['opioid-use-disorder'],
    useStartedOn: { heroin: '2019-04-01' },
    lastUsedOn: { heroin: addDays(today, -1) },
    proofsOfUse: [RECORD_OF_THREE_YEARS],
    withdrawalFrom: ['heroin'],
    withdrawalComplications: [],
    medications: [],
    wantsMedication: 'yes',
    benzodiazepineUse: 'none',
    tbTest: { result: 'negative', on: addMonths(firstOfMonth, -3) },
    discharges: [],
    custodyReleases: [],
    otpDischarges: [],
  };
}

/** A woman who is not pregnant, with the usual facts but for what the story says. */
export const woman = (displayName: string, facts: SampleClient['facts'], alone = true): SampleClient => ({
  displayName,
  facts: (moment) => ({ ...usualFacts(moment), gender: 'woman', pregnant: 'no', ...facts(moment) }),
  ...(alone && { saidAlone: SEEN_ALONE }),
});

/** A man, with the usual facts but for what the story says. */
export const man = (displayName: string, facts: SampleClient['facts']): SampleClient => ({
  displayName,
  facts: (moment) => ({ ...usualFacts(moment), gender: 'man', ...facts(moment) }),
  saidAlone: SEEN_ALONE,
});
