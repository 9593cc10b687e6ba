import { daysBetween } from '../calendar.js';
import type { Program } from '../program.js';
import { isMedicationProgram } from '../vocabulary/care.js';
import { OPIOIDS, type Medication } from '../vocabulary/use.js';
import { candidateAt, compareCandidates, type Candidate, type Partner } from './candidate.js';
import { draftOf, ownLeg, type Leg, type PairSearch, type PlanCondition, type PlanDraft } from './plan-draft.js';

/** Miles from home within which medication for every day is looked for. */
const BRIDGE_MILES = 25;

/**
 * Medication while waiting: for each partner with opioid use disorder or opioid withdrawal whose start is farther away
 * than the couple's withdrawal limit, an opioid treatment program or prescriber that can start sooner, with a
 * medication that the later program continues. Undefined where nobody needs one or none is found.
 */
export class Bridges {
  private readonly found = new Map<string, Candidate[]>();

  constructor(
    private readonly programs: Iterable<Program>,
    private readonly search: PairSearch,
  ) {}

  bridged(plan: PlanDraft): PlanDraft | undefined {
    const legs = plan.legs.map((leg) => this.withBridge(leg)) as [Leg, Leg];
    if (legs.every(({ bridge }) => bridge === undefined)) return undefined;
    const wishes = legs.flatMap(({ bridge, candidate }) => (bridge ? wishOf(candidate.partner) : []));
    return draftOf('bridge', legs, [...plan.conditions, ...wishes]);
  }

  private withBridge(leg: Leg): Leg {
    const { candidate, startOn } = leg;
    const limitDays = this.search.preferences.withdrawalLimitHours / 24;
    if (startOn === undefined || daysBetween(candidate.decision.capacity.asOf, startOn) <= limitDays) return leg;
    if (!needsBridge(candidate.partner)) return leg;
    const bridge = this.programsFor(candidate.partner)
      .filter((option) => continues(option, candidate, this.search))
      .flatMap((option) => ownLeg(option) ?? [])
      .find((option) => option.notBefore < startOn && option.candidate.program.id !== candidate.program.id);
    return bridge ? { ...leg, bridge } : leg;
  }

  private programsFor(partner: Partner): Candidate[] {
    let options = this.found.get(partner.clientId);
    if (!options) {
      // A bridge is offered whatever level of care is sought: it is there for the days of waiting.
      const seeking = (levels: readonly string[]): Partner => ({
        ...partner,
        facts: { ...partner.facts, levelsOfCareSought: levels },
      });
      options = [...this.programs]
        .filter(
          ({ levelsOfCare, couplePolicy }) => isMedicationProgram(levelsOfCare) && couplePolicy !== 'couples-only',
        )
        .map((program) => candidateAt(seeking(program.levelsOfCare), program, this.search.terms))
        .filter(({ decision, milesFromHome = 0 }) => decision.decision !== 'excluded' && milesFromHome <= BRIDGE_MILES)
        .sort(compareCandidates);
      this.found.set(partner.clientId, options);
    }
    return options;
  }
}

/** True for somebody with opioids in the picture who takes no medication yet and has not said no to it. */
export function needsBridge({ facts }: Partner): boolean {
  const opioids =
    facts.diagnoses?.includes('opioid-use-disorder') === true ||
    facts.withdrawalFrom?.some((substance) => OPIOIDS.includes(substance)) === true;
  return opioids && facts.wantsMedication !== 'no' && (facts.medications ?? []).length === 0;
}

/** Whether the later program takes somebody who by then is on a medication that the bridge gives. */
function continues({ program }: Candidate, later: Candidate, { terms }: PairSearch): boolean {
  const given: readonly Medication[] = program.medications;
  return given.some((medication) => {
    const partner = { ...later.partner, facts: { ...later.partner.facts, medications: [medication] } };
    return candidateAt(partner, later.program, terms).decision.decision !== 'excluded';
  });
}

function wishOf({ clientId, facts }: Partner): PlanCondition[] {
  if (facts.wantsMedication === 'yes') return [];
  return [{ of: 'client', clientId, what: 'whether medication is wanted while waiting' }];
}
