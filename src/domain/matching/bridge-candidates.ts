import { ClientFindings } from '../admission/client-findings.js';
import { Decisions } from '../admission/decisions.js';
import type { GeoPoint, Program } from '../program.js';
import { isMedicationProgram } from '../vocabulary/care.js';
import { candidateOf, type Candidate, type Partner, type SearchTerms } from './candidate.js';
import { ClientOutcomes } from './client-outcomes.js';
import { milesIfKnown } from './distance.js';
import { reachOf, type ProgramIndex } from './program-index.js';

/** Miles within which medication for every day is looked for. */
const BRIDGE_MILES = 25;

/** Programs that may give a client medication for every day near a place, or anywhere where that place is not known. */
export type BridgeSource = (partner: Partner, middle: GeoPoint | undefined) => Candidate[];

/** Looks at every program. */
export function bridgesAmong(programs: Iterable<Program>, terms: SearchTerms): BridgeSource {
  return (partner, middle) => {
    const seeker = new Seeker(partner, terms);
    return [...programs]
      .filter((program) => isMedicationProgram(program.levelsOfCare) && isBridge(program, middle))
      .flatMap((program) => seeker.at(program) ?? []);
  };
}

/** Looks through the index, which passes over what finally refuses the client, whatever level of care is sought. */
export function bridgesIn(index: ProgramIndex, terms: SearchTerms): BridgeSource {
  return (partner, middle) => {
    const seeker = new Seeker(partner, terms);
    const findings = new ClientFindings(partner.facts, terms.asOf, terms.horizonDays);
    const client = new ClientOutcomes(findings, index.rules, 'levelsOfCareSought');
    const found: Candidate[] = [];
    index.givingMedication(client, middle ? reachOf(middle, BRIDGE_MILES) : null, ({ program }) => {
      const candidate = isBridge(program, middle) ? seeker.at(program) : undefined;
      if (candidate) found.push(candidate);
    });
    return found;
  };
}

/** Near, or nobody knows how far: an unknown way is not too far, and not near either. */
function isBridge({ couplePolicy, point }: Program, middle: GeoPoint | undefined): boolean {
  const miles = milesIfKnown(middle, point);
  return couplePolicy !== 'couples-only' && (miles === undefined || miles <= BRIDGE_MILES);
}

/** A bridge is offered whatever level of care is sought: it is there for the days of waiting. */
class Seeker {
  private readonly byLevels = new Map<string, { readonly partner: Partner; readonly decisions: Decisions }>();

  constructor(
    private readonly partner: Partner,
    private readonly terms: SearchTerms,
  ) {}

  /** Undefined for a client who is excluded. */
  at(program: Program): Candidate | undefined {
    const { partner, decisions } = this.seeking(program);
    const milesFromHome = milesIfKnown(partner.home, program.point);
    const decision = decisions.at(program, milesFromHome);
    if (decision.readyOn === undefined) return undefined;
    return candidateOf(partner, program, decision, { milesFromHome, terms: this.terms });
  }

  private seeking({ levelsOfCare }: Program) {
    const levels = levelsOfCare.join(' ');
    let known = this.byLevels.get(levels);
    if (!known) {
      const partner = { ...this.partner, facts: { ...this.partner.facts, levelsOfCareSought: levelsOfCare } };
      known = { partner, decisions: new Decisions(partner.facts, this.terms) };
      this.byLevels.set(levels, known);
    }
    return known;
  }
}
