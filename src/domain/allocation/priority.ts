import type { ClientFacts, FactKey } from '../facts/index.js';

/** Three answers: what nobody has asked is neither. */
type Truth = 'yes' | 'no' | FactKey;

const pregnant = ({ pregnant: answer, gender }: ClientFacts): Truth => answer ?? (gender === 'man' ? 'no' : 'pregnant');
const injects = ({ injectsDrugs }: ClientFacts): Truth => injectsDrugs ?? 'injectsDrugs';
const withChildren = ({ childrenAges }: ClientFacts): Truth =>
  childrenAges === undefined ? 'childrenAges' : childrenAges.length > 0 ? 'yes' : 'no';

/** What makes somebody a member of a priority class: all of it. */
const MEMBERS = {
  'pregnant-and-injecting': [pregnant, injects],
  pregnant: [pregnant],
  injecting: [injects],
  'with-children': [withChildren],
} as const satisfies Readonly<Record<string, readonly ((facts: ClientFacts) => Truth)[]>>;

/** The classes that a funder can put before everybody else. */
export type PriorityClass = keyof typeof MEMBERS;
/** Their codes. */
export const PRIORITY_CLASSES = Object.keys(MEMBERS) as readonly PriorityClass[];

/** A funder's order of classes, first to last. Everybody else comes after them. */
export type PriorityOrder = readonly PriorityClass[];

/**
 * Orders by funder. Federal is that of the substance use block grant, 45 CFR 96.131(a). A funder with another order is
 * another line here, or names its order in the question.
 */
export const PRIORITY_ORDERS = {
  federal: ['pregnant-and-injecting', 'pregnant', 'injecting'],
} as const satisfies Readonly<Record<string, PriorityOrder>>;

/** Where one person stands in an order, by that person's own facts and nobody else's. */
export interface PriorityStanding {
  /** 0 goes first; as many as there are classes for everybody else. */
  readonly priority: number;
  /** Facts that nobody has asked and that could put the person further to the front. */
  readonly asks: readonly FactKey[];
}

/** A class counts where it is known. What is unknown puts nobody in a class, and is asked for. */
export function standingOf(facts: ClientFacts, order: PriorityOrder): PriorityStanding {
  const asks = new Set<FactKey>();
  for (const [priority, name] of order.entries()) {
    const truths = MEMBERS[name].map((holds) => holds(facts));
    if (truths.every((truth) => truth === 'yes')) return { priority, asks: [...asks] };
    if (truths.includes('no')) continue;
    for (const truth of truths) if (truth !== 'yes' && truth !== 'no') asks.add(truth);
  }
  return { priority: order.length, asks: [...asks] };
}
