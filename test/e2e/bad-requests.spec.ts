import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsObject, IsOptional, IsString, ValidateNested } from 'class-validator';
import { Public } from '../../src/platform/access/requires.js';
import { Database } from '../../src/platform/database/database.js';
import { IdParam } from '../../src/platform/http/id-param.js';
import { decodeCursor, PageQuery } from '../../src/platform/http/page.js';
import { TestApi } from '../support/test-api.js';

class ValuesDto {
  @IsInt()
  readonly months!: number;
}

class RuleDto {
  @IsIn(['federal', 'state'])
  readonly authority!: string;

  @ValidateNested()
  @Type(() => ValuesDto)
  readonly values!: ValuesDto;
}

class FixtureDto {
  @IsOptional()
  @ValidateNested({ each: true })
  @Type(() => RuleDto)
  readonly rules?: RuleDto[];

  @IsOptional()
  @IsString()
  readonly text?: string;

  @IsOptional()
  @IsObject()
  readonly tree?: object;
}

@Public()
@Controller('fixture')
class FixtureController {
  constructor(private readonly database: Database) {}

  @Post()
  async store(@Body() { text = 'x', tree = {} }: FixtureDto): Promise<object> {
    return this.database.inNewTransaction((tx) => tx.query('SELECT $1::text, $2::jsonb', [text, tree]));
  }

  @Get(':id')
  find(@IdParam() id: string): object {
    return { id };
  }

  @Get()
  list(@Query() { cursor, limit }: PageQuery): object {
    return { after: decodeCursor(cursor, 1), limit };
  }

  @Post('failure')
  async fail(@Body() { text = '' }: FixtureDto): Promise<never> {
    await this.database.inNewTransaction((tx) =>
      tx.query(`DO $$ BEGIN RAISE EXCEPTION 'a secret of a client' USING ERRCODE = current_setting('x.x'); END $$`),
    );
    throw new Error(text);
  }
}

describe('a bad request', () => {
  let api: TestApi;
  beforeAll(async () => (api = await TestApi.start({ controllers: [FixtureController] })));
  afterAll(() => api.stop());

  const send = (body: string | object, type = 'application/json') =>
    api.anonymous.post('/fixture').set('Content-Type', type).send(body);

  it('names the field, the rule and what is accepted', async () => {
    const { body, type } = await send({ rules: [{ authority: 'mine', values: { months: 'two' } }] }).expect(400);
    expect(type).toBe('application/problem+json');
    expect(body).toMatchObject({ type: '/problems/validation', status: 400 });
    expect(body.errors).toEqual([
      { field: 'rules[0].authority', rule: 'is-in', message: expect.any(String), accepted: ['federal', 'state'] },
      { field: 'rules[0].values.months', rule: 'is-int', message: expect.any(String) },
    ]);
  });

  it('is one with an unknown field, wherever it is', async () => {
    const { body } = await send({ isAdmin: true, rules: [{ authority: 'state', values: { months: 1, x: 1 } }] }).expect(
      400,
    );
    expect(body.errors.map(({ field, rule }: { field: string; rule: string }) => [field, rule])).toEqual([
      ['isAdmin', 'unknown-field'],
      ['rules[0].values.x', 'unknown-field'],
    ]);
    expect(body.errors[0].accepted).toEqual(['rules', 'text', 'tree']);
  });

  it.each([
    ['broken JSON', '{"text": "a secret', 400],
    ['an empty body', '', 400],
    ['a list', '[]', 400],
    ['a number', '5', 400],
    ['a text', '"text"', 400],
    ['null', 'null', 400],
    ['a forged prototype', '{"__proto__": {"isAdmin": true}}', 400],
    ['a forged constructor', '{"constructor": {"prototype": {"isAdmin": true}}}', 400],
    ['a NUL byte in a text', '{"text": "a\\u0000b"}', 400],
    ['a NUL byte in JSON', '{"tree": {"a": "\\u0000"}}', 400],
    ['a lone surrogate in JSON', '{"tree": {"a": "\\ud800"}}', 400],
    ['nesting without end', `{"tree": ${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}}`, 400],
    ['lists nested without end', `{"tree": {"a": ${'['.repeat(100_000)}${']'.repeat(100_000)}}}`, 400],
    ['a huge body', JSON.stringify({ text: 'x'.repeat(300_000) }), 413],
  ])('with %s is refused', async (_case, body, status) => {
    const response = await send(body).expect(status);
    expect(response.type).toBe('application/problem+json');
    expect(response.body).toMatchObject({ status, detail: expect.any(String) });
    expect(response.text).not.toContain('a secret');
  });

  it.each([
    ['a NUL byte', '{"text": "a\\u0000b"}', 'text'],
    ['half of a surrogate pair', '{"tree": {"a": ["b", "\\udc00"]}}', 'tree.a[1]'],
    ['a bad name of a field', '{"tree": {"\\ud800": 1}}', 'tree'],
  ])('with %s says where it is', async (_case, body, field) => {
    const answer = await send(body).expect(400);
    expect(answer.body.errors).toEqual([expect.objectContaining({ field, rule: 'is-text' })]);
  });

  it('that is nested without end is refused before its idempotency key is read', async () => {
    const body = `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`;
    const answer = await api.as('outreach-worker').post('/clients').set('Content-Type', 'application/json').send(body);
    expect(answer.status).toBe(400);
  });

  it('with more URL and headers than Node reads is answered with Problem Details', async () => {
    const answer = await api.anonymous.get(`/fixture?x=${'x'.repeat(20_000)}`).expect(431);
    expect([answer.type, answer.headers['connection']]).toEqual(['application/problem+json', 'close']);
    expect(answer.body).toMatchObject({ status: 431, title: 'Request Header Fields Too Large' });
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'image/png'])(
    'with a body of type %s is refused',
    async (type) => {
      const { body } = await send('text=x', type).expect(415);
      expect(body).toMatchObject({ status: 415, detail: 'Send the body as application/json.' });
    },
  );

  it.each(['x', '1', 'null', '00000000-0000-0000-0000-00000000000g', '%00', "1'--"])(
    'with the id %s is refused',
    async (id) => {
      const { body } = await api.anonymous.get(`/fixture/${id}`).expect(400);
      expect(body.errors).toEqual([expect.objectContaining({ field: 'id', rule: 'is-uuid' })]);
    },
  );

  it.each(['limit=0', 'limit=101', 'limit=x', 'limit=1e999', 'limit=1&limit=2', 'cursor=x', 'cursor=WzFd', 'other=1'])(
    'with the query ?%s is refused',
    async (query) => {
      const { body } = await api.anonymous.get(`/fixture?${query}`).expect(400);
      expect(body.type).toBe('/problems/validation');
    },
  );

  it.each([
    ['a path that is nowhere', 'get', '/nothing-here', 404],
    ['a method that is nowhere', 'put', '/fixture', 404],
    ['an encoding of no text', 'get', '/%ff', 400],
    ['a broken encoding', 'get', '/%', 400],
    ['a huge path', 'get', `/fixture/${'a'.repeat(5000)}`, 414],
  ] as const)('to %s is answered with Problem Details', async (_case, method, path, status) => {
    const response = await api.anonymous[method](path).expect(status);
    expect(response.type).toBe('application/problem+json');
    expect(response.body.status).toBe(status);
    expect(response.text).not.toContain('nothing-here');
  });

  it('outside of the API is answered the same way', async () => {
    const { type, body } = await api.anonymous.get('/../../elsewhere').expect(404);
    expect([type, body.status]).toEqual(['application/problem+json', 404]);
  });

  it('is told nothing of a failure that is ours', async () => {
    const response = await api.anonymous.post('/fixture/failure').send({ text: 'a secret' }).expect(500);
    expect(response.body).toEqual({
      ...{ type: 'about:blank', title: 'Internal Server Error', status: 500, requestId: expect.any(String) },
    });
  });

  it('and a good one carry the security headers', async () => {
    for (const path of ['/health/live', '/nothing-here']) {
      const { headers } = await api.anonymous.get(path);
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'content-security-policy': expect.stringContaining(`default-src 'self'`),
      });
    }
  });
});
