import fc from 'fast-check';
import { allOf, anyOf, notOf } from './evaluate-rule.js';
import { askStaff, met, needs, unmet, type Finding } from './finding.js';
import { byStep, byWaiting, type Remedy } from './remedy.js';
import type { RuleContext } from './rule-type.js';

const CONTEXT: RuleContext = {
  on: '2026-03-02',
  asOf: '2026-03-02',
  horizonEnd: '2026-05-31',
  organizationId: 'north',
  programId: 'north-detox',
};

const all = (...parts: Finding[]) => allOf(parts, CONTEXT);
const any = (...parts: Finding[]) => anyOf(parts, CONTEXT);
const step = (code: string, leadDays: number) => ({ code, action: `do ${code}`, actor: 'worker' as const, leadDays });

const MET = met('of age');
const UNKNOWN = needs('coverage');

const remedies: fc.Arbitrary<Remedy> = fc.oneof(
  fc
    .record({ code: fc.constantFrom('a', 'b', 'c'), days: fc.nat(120) })
    .map(({ code, days }) => byStep(step(code, days))),
  fc.constantFrom('2026-03-16', '2026-05-31', '2026-06-01').map(byWaiting),
);
const findings: fc.Arbitrary<Finding> = fc.oneof(
  fc.constant(MET),
  fc.array(remedies, { maxLength: 3 }).map((ways) => unmet('in the way', ...ways)),
  fc.constantFrom(UNKNOWN, askStaff('Is there a place?')),
);

describe('the laws of three values', () => {
  const holdsFor = (left: (a: Finding, b: Finding, c: Finding) => Finding, right: typeof left) =>
    fc.assert(
      fc.property(findings, findings, findings, (a, b, c) =>
        expect(left(a, b, c).outcome).toBe(right(a, b, c).outcome),
      ),
    );

  it('hold as De Morgan found them', () => {
    holdsFor(
      (a, b) => notOf(all(a, b)),
      (a, b) => any(notOf(a), notOf(b)),
    );
    holdsFor(
      (a, b) => notOf(any(a, b)),
      (a, b) => all(notOf(a), notOf(b)),
    );
  });

  it('let not be taken back', () => {
    holdsFor(
      (a) => notOf(notOf(a)),
      (a) => a,
    );
  });

  it('do not depend on the order of the parts', () => {
    holdsFor(
      (a, b) => all(a, b),
      (a, b) => all(b, a),
    );
    holdsFor(
      (a, b) => any(a, b),
      (a, b) => any(b, a),
    );
  });

  it('do not depend on how parts are grouped, or on saying one twice', () => {
    holdsFor(
      (a, b, c) => all(a, all(b, c)),
      (a, b, c) => all(all(a, b), c),
    );
    holdsFor(
      (a, b, c) => any(a, any(b, c)),
      (a, b, c) => any(a, b, c),
    );
    holdsFor(
      (a) => all(a, a),
      (a) => a,
    );
    holdsFor(
      (a) => any(a, a),
      (a) => a,
    );
  });

  it('distribute all over any', () => {
    holdsFor(
      (a, b, c) => all(a, any(b, c)),
      (a, b, c) => any(all(a, b), all(a, c)),
    );
  });

  it('leave the excluded middle open: what is unknown is neither itself nor its contrary', () => {
    expect(any(UNKNOWN, notOf(UNKNOWN)).outcome).toBe('unknown');
    expect(all(UNKNOWN, notOf(UNKNOWN)).outcome).toBe('unknown');
  });

  it('give every finding a reason', () => {
    fc.assert(
      fc.property(fc.array(findings, { maxLength: 4 }), (parts) => {
        for (const finding of [allOf(parts, CONTEXT), anyOf(parts, CONTEXT)]) expect(finding.because).not.toBe('');
      }),
    );
  });

  it('hold for the ways out too: grouping and order leave the same choices of work', () => {
    const ways = (finding: Finding) =>
      finding.outcome === 'unmet' ? finding.remedies.map((remedy) => JSON.stringify(sorted(remedy))).sort() : [];
    fc.assert(
      fc.property(findings, findings, findings, (a, b, c) => {
        expect(ways(all(a, all(b, c)))).toEqual(ways(all(a, b, c)));
        expect(ways(all(c, a, b))).toEqual(ways(all(a, b, c)));
        expect(ways(all(a, a))).toEqual(ways(all(a)));
      }),
    );
  });
});

const sorted = ({ steps, notBefore, asks = [] }: Remedy) => [
  steps.map(({ code, leadDays }) => `${code} ${String(leadDays)}`).sort(),
  notBefore,
  asks.map((ask) => JSON.stringify(ask)).sort(),
];
