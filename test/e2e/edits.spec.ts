import { Body, Controller, Get, Patch } from '@nestjs/common';
import { IsString } from 'class-validator';
import { CurrentActor, type Actor } from '../../src/platform/access/actor.js';
import { Requires } from '../../src/platform/access/requires.js';
import { Etags, IfMatch } from '../../src/platform/http/etag.js';
import { TestApi } from '../support/test-api.js';

class TextDto {
  @IsString()
  readonly text!: string;
}

@Controller('fixture')
@Requires('session:own')
class FixtureController {
  private shown = { text: 'first', nothing: null };

  constructor(private readonly etags: Etags) {}

  @Get()
  find(): object {
    return this.shown;
  }

  @Patch()
  edit(@CurrentActor() actor: Actor, @IfMatch() ifMatch: string, @Body() { text }: TextDto): object {
    this.etags.requireMatch(actor, ifMatch, this.shown);
    this.shown = { ...this.shown, text };
    return this.shown;
  }
}

describe('an edit', () => {
  let api: TestApi;
  beforeAll(async () => (api = await TestApi.start({ controllers: [FixtureController] })));
  afterAll(() => api.stop());

  const read = async () => String((await api.as('supervisor').get('/fixture').expect(200)).headers.etag);
  const edit = (headers: Record<string, string>, text: string) =>
    api.as('supervisor').patch('/fixture').set(headers).send({ text });

  it('needs the ETag of what was edited', async () => {
    for (const headers of [{}, { 'If-Match': '' }, { 'If-Match': '*' }]) {
      const { body, type } = await edit(headers, 'second').expect(428);
      expect([type, body.type]).toEqual(['application/problem+json', '/problems/precondition-required']);
    }
  });

  it('stands when nothing changed since, and its answer carries the next ETag', async () => {
    const first = await edit({ 'If-Match': await read() }, 'second').expect(200);
    expect(first.headers.etag).toBe(await read());
    await edit({ 'If-Match': String(first.headers.etag) }, 'third').expect(200);
  });

  it('is refused when something changed since', async () => {
    const etag = await read();
    await edit({ 'If-Match': etag }, 'fourth').expect(200);
    const { body } = await edit({ 'If-Match': etag }, 'fifth').expect(412);
    expect(body.type).toBe('/problems/precondition-failed');
    await edit({ 'If-Match': `W/${etag}` }, 'fifth').expect(412);
    await edit({ 'If-Match': `"other", ${await read()}` }, 'fifth').expect(200);
  });

  it('has a tag that is another for every viewer and the same for the same sight', async () => {
    const mine = await read();
    expect(await read()).toBe(mine);
    const theirs = await api.as('case-manager').get('/fixture').expect(200);
    expect(theirs.headers.etag).not.toBe(mine);
  });
});
