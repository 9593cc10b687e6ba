import { randomUUID } from 'node:crypto';
import type { Page } from '../../platform/http/page.js';

/** The API refused a request that the demo needs. */
export class ApiRefusal extends Error {
  override name = 'ApiRefusal';

  constructor(
    readonly status: number,
    request: string,
    answer: string,
  ) {
    super(`${request} was answered with ${status}: ${answer}`);
  }
}

/** One sample user, signed in through the API like anybody else. Paths start after `/api/v1`. */
export class ApiSession {
  private constructor(
    private readonly base: string,
    private readonly token?: string,
  ) {}

  /**
   * Signs in.
   *
   * @param url Where the application listens, without a path.
   * @throws ApiRefusal with status 401 when email and password do not belong together.
   */
  static async open(url: string, email: string, password: string): Promise<ApiSession> {
    const base = `${url}/api/v1`;
    const { token } = await new ApiSession(base).post<{ token: string }>('/sessions', { email, password });
    return new ApiSession(base, token);
  }

  async get<T>(path: string): Promise<T> {
    return (await this.send('GET', path)).body as T;
  }

  /** Every item of a list, page by page. `path` may have a query. */
  async all<T>(path: string): Promise<T[]> {
    const items: T[] = [];
    let cursor: string | null = null;
    do {
      const query: string = cursor === null ? 'limit=100' : `limit=100&cursor=${encodeURIComponent(cursor)}`;
      const page: Page<T> = await this.get<Page<T>>(`${path}${path.includes('?') ? '&' : '?'}${query}`);
      items.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor !== null);
    return items;
  }

  async post<T>(path: string, body: object): Promise<T> {
    return (await this.send('POST', path, { body, headers: { 'idempotency-key': randomUUID() } })).body as T;
  }

  /** Edits what is there, as it is there now. */
  async edit(path: string, body: object): Promise<void> {
    const { etag } = await this.send('GET', path);
    await this.send('PATCH', path, { body, headers: { 'if-match': etag } });
  }

  private async send(
    method: string,
    path: string,
    { body, headers }: { readonly body?: object; readonly headers?: Record<string, string> } = {},
  ): Promise<{ body: unknown; etag: string }> {
    const response = await fetch(`${this.base}${path}`, {
      method,
      headers: {
        ...(this.token !== undefined && { authorization: `Bearer ${this.token}` }),
        ...(body && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new ApiRefusal(response.status, `${method} ${path}`, text);
    return { body: text === '' ? undefined : JSON.parse(text), etag: response.headers.get('etag') ?? '' };
  }
}
