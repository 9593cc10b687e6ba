import { Injectable, UnauthorizedException } from '@nestjs/common';
import { ProgramIndex } from '../../domain/matching/program-index.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { cataloguedProgram, REPORTS_KEPT_MS, type CataloguedProgram } from './catalogued-program.js';
import { Interner } from './interner.js';
import {
  marksSince,
  programById,
  programsSince,
  type MarkedProgram,
  type ReadProgram,
  type Seen,
} from './program-catalogue.queries.js';

/** Programs by id. It never changes: after a change there is another map. */
export type Catalogue = ReadonlyMap<string, CataloguedProgram>;

/**
 * All active programs, with their rules and reports, in memory: a search looks at every one of them.
 *
 * Every use first asks the database, inside the caller's own transaction, what has changed. Each program carries the
 * number of the transaction that last changed it or anything it depends on, and after each look the catalogue remembers
 * the oldest transaction that was still running (`xmin`). All older ones had ended, and what they did was seen.
 * So whatever was not seen was done by `xmin` itself or by a later one, however late it commits, and asking for
 * `changed_xid >= xmin` cannot miss it. It returns again a few programs that were seen already, as long as an older
 * transaction runs; the same transaction twice is no change, since a transaction shows all of itself at once.
 *
 * A program is closed, never deleted: its row stays, marked, so that a closure is a change like others. What the
 * caller's own transaction has changed is not taken up before it has committed, since every caller shares the result.
 */
@Injectable()
export class ProgramCatalogue {
  private programs: Catalogue = new Map();
  private byPlace = new ProgramIndex();
  /** By which transaction each program had last been changed when it was read, closed ones too. */
  private readonly marks = new Map<string, string>();
  /** The oldest transaction of which perhaps not everything was seen. */
  private xmin = '0';
  private readonly interner = new Interner();
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * The programs as of now: whatever was committed before this call is in it. The same map as before while nothing has
   * changed, so that what is derived from it can be kept by its identity.
   */
  current(): Promise<Catalogue> {
    // One after the other: a refresh that saw less can then never be put over one that saw more.
    const mine = this.turn.then(() => this.refresh());
    this.turn = mine.catch(() => undefined);
    return mine;
  }

  /**
   * The same programs laid out for a quick search, as of the latest look. It changes in place: ask for it after
   * `current`, and search before anything else is awaited.
   */
  get index(): ProgramIndex {
    return this.byPlace;
  }

  /** A program that is closed and so in no catalogue, as it would be if it were open; undefined where there is none. */
  async closed(id: string): Promise<CataloguedProgram | undefined> {
    const now = this.clock.now();
    const source = await programById(this.database.tx, id, new Date(now.getTime() - REPORTS_KEPT_MS));
    return source && cataloguedProgram(source, this.interner, now);
  }

  private async refresh(): Promise<Catalogue> {
    const { tx } = this.database;
    const marked = requireSession(await marksSince(tx, this.xmin));
    if (!marked.programs.some((program) => this.isUnseen(program))) return this.take(marked, this.programs);
    const now = this.clock.now();
    const changed = requireSession(await programsSince(tx, this.xmin, new Date(now.getTime() - REPORTS_KEPT_MS)));
    const unseen = changed.programs.filter((program) => this.isUnseen(program));
    const programs = this.withChanges(unseen, now);
    for (const { id, changedXid } of unseen) this.marks.set(id, changedXid);
    return this.take(changed, programs);
  }

  private isUnseen({ id, changedXid, isOwn }: MarkedProgram): boolean {
    return !isOwn && this.marks.get(id) !== changedXid;
  }

  private take(seen: Seen<MarkedProgram>, programs: Catalogue): Catalogue {
    // A change of the caller's own hides what was there before it: the next look starts where this one did.
    if (!seen.programs.some(({ isOwn }) => isOwn)) this.xmin = seen.xmin;
    this.programs = programs;
    return programs;
  }

  private withChanges(changed: readonly ReadProgram[], now: Date): Catalogue {
    const programs = new Map(this.programs);
    for (const { id, program } of changed) {
      if (program) programs.set(id, cataloguedProgram(program, this.interner, now));
      else programs.delete(id);
    }
    this.layOut(changed, programs);
    return programs;
  }

  /** Program by program, but the first time all at once, which lays neighbours side by side. */
  private layOut(changed: readonly ReadProgram[], programs: Catalogue): void {
    if (this.programs.size === 0) this.byPlace = ProgramIndex.of(programs.values());
    else
      for (const { id } of changed) {
        const program = programs.get(id);
        if (program) this.byPlace.put(program);
        else this.byPlace.remove(id);
      }
  }
}

/** A look without a session sees no program: taken for the truth, it would empty the catalogue of everybody. */
function requireSession<T>(seen: Seen<T>): Seen<T> {
  if (!seen.signedIn) throw new UnauthorizedException('The session has ended.');
  return seen;
}
