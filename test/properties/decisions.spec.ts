import fc from 'fast-check';
import { decideAdmission } from '../../src/domain/admission/decide-admission.js';
import { Decisions } from '../../src/domain/admission/decisions.js';
import { addDays } from '../../src/domain/calendar.js';
import { bestPlansOf } from '../../src/domain/matching/best-plans.js';
import { candidatesFor } from '../../src/domain/matching/candidate.js';
import { GapMisses } from '../../src/domain/matching/near-misses.js';
import { QuestionTally } from '../../src/domain/matching/next-question.js';
import { forEachPlan } from '../../src/domain/matching/pair-search.js';
import type { PlanDraft } from '../../src/domain/matching/plan-draft.js';
import { comparePlans, identity } from '../../src/domain/matching/rank-plans.js';
import type { Program } from '../../src/domain/program.js';
import { anyWorld, AS_OF, TODAY } from './small-worlds.js';

// The directory's programs: no report of places, and the same rules, by identity, at many of them.
const unreported = (programs: readonly Program[]): Program[] =>
  programs.flatMap((program, index) => [
    { ...program, capacity: [] },
    { ...program, id: `again-${String(index)}`, rules: programs[0]?.rules ?? [], capacity: [] },
  ]);

describe('deciding many programs at once', () => {
  it('gives for each program the decision that it gets alone, with its own reasons', () => {
    fc.assert(
      fc.property(anyWorld(), ({ programs, partners }) => {
        for (const { facts } of partners) {
          const decisions = new Decisions(facts, { asOf: AS_OF, horizonDays: 30 });
          for (const program of [...programs, ...unreported(programs)]) {
            const together = decisions.at(program, 12);
            const alone = decideAdmission({ facts, program, asOf: AS_OF, horizonDays: 30, milesFromHome: 12 });
            for (const part of ['decision', 'readyOn', 'startOn', 'place', 'on', 'steps', 'asks', 'findings'] as const)
              expect(together[part]).toEqual(alone[part]);
            expect(together.availability).toEqual(alone.availability);
            expect(together.capacity).toEqual(alone.capacity);
            const later = addDays(TODAY, 9);
            expect(together.admissibleOn(later)).toBe(alone.admissibleOn(later));
            expect(together.startingOn(later)).toEqual(alone.startingOn(later));
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('the best plans', () => {
  it('are the first of all plans put in order, though most are never made', () => {
    fc.assert(
      fc.property(anyWorld(), fc.integer({ min: 1, max: 4 }), ({ programs, partners, preferences }, limit) => {
        const terms = { asOf: AS_OF, horizonDays: 30, travelLimitMiles: null };
        const compare = comparePlans(preferences);
        const search = { preferences, terms, compare };
        const [mine, theirs] = partners.map((partner) =>
          candidatesFor(partner, [...programs, ...unreported(programs)], terms),
        );
        if (!mine || !theirs) return;
        const all: PlanDraft[] = [];
        forEachPlan(mine, theirs, search, (plan) => all.push(plan));
        const collect = { questions: new QuestionTally(), gaps: new GapMisses(3) };
        const best = bestPlansOf(mine, theirs, search, limit, collect);
        expect(best.total).toBe(all.length);
        expect(best.best.map(identity)).toEqual(all.sort(compare).slice(0, limit).map(identity));
        const counted = new QuestionTally();
        for (const plan of all) counted.addPlan(plan);
        expect(collect.questions.next()).toEqual(counted.next());
      }),
      { numRuns: 300 },
    );
  });
});
