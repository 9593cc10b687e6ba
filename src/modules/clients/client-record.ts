import type { ConsentInformation, DisclosurePurpose } from '../../domain/consent/consent.js';
import type { Answer, ClientFacts } from '../../domain/facts/index.js';
import type { Actor } from '../../platform/access/actor.js';

/** Who opens a record, and what for. */
export interface Opening {
  readonly actor: Actor;
  readonly purpose: DisclosurePurpose;
}

/** Answers about a contact that nobody has asked for yet are "not-asked", and are never taken as a yes. */
export const CONTACT_ANSWERS = ['yes', 'no', 'not-asked'] as const;
export type ContactAnswer = (typeof CONTACT_ANSWERS)[number];

/** How this person, and nobody else, may be reached. Partners often share a phone. */
export interface Contact {
  readonly safePhone: string | null;
  readonly safeTimes: string | null;
  readonly voicemailOk: ContactAnswer;
  readonly phoneShared: ContactAnswer;
}

/** One answer as it was recorded. */
export interface RecordedAnswer extends Answer {
  readonly id: string;
  readonly recordedAt: Date;
  readonly recordedBy: string;
}

/** A client's record, opened: as much of it as the opening allows. */
export interface ClientRecord {
  readonly id: string;
  /** The agency that keeps the record, and alone writes in it. */
  readonly organizationId: string;
  readonly basis: 'own-agency' | 'consent';
  /** The kinds of information that were opened. */
  readonly information: readonly ConsentInformation[];
  readonly displayName: string;
  /** Null where the opening does not include it. */
  readonly contact: Contact | null;
  /** The newest answer to each question. */
  readonly answers: readonly RecordedAnswer[];
  /** What may be used of them to decide. */
  readonly facts: ClientFacts;
}

/** A client in a list: no clinical fact. */
export interface ClientSummary {
  readonly id: string;
  readonly organizationId: string;
  readonly displayName: string;
  readonly information: readonly ConsentInformation[];
}
