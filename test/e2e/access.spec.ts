import { Controller, Get, type Type } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { Public, Requires, ACCESS } from '../../src/platform/access/requires.js';
import { PERMISSIONS, PERMISSIONS_KNOWN, ROLES } from '../../src/platform/access/permission.js';
import { TestApi } from '../support/test-api.js';

@Controller('fixture')
class FixtureController {
  @Get('silent')
  silent(): string {
    return 'never seen';
  }

  @Get('public')
  @Public()
  public(): object {
    return { seen: true };
  }

  @Get('safety')
  @Requires('private-screen:read')
  safety(): object {
    return { seen: true };
  }
}

describe('access to routes', () => {
  let api: TestApi;
  beforeAll(async () => (api = await TestApi.start({ controllers: [FixtureController] })));
  afterAll(() => api.stop());

  it('is stated by every route', () => {
    const silent = routes(api).filter(({ stated }) => stated === undefined);
    expect(routes(api).length).toBeGreaterThan(8);
    expect(silent.map(({ name }) => name)).toEqual(['FixtureController.silent']);
  });

  it('is open to everybody only where nothing is protected', () => {
    const open = routes(api).filter(({ name, stated }) => stated === 'public' && !name.startsWith('Fixture'));
    expect(open.map(({ name }) => name).sort()).toEqual([
      'HealthController.live',
      'HealthController.ready',
      'OpenApiController.document',
      'SessionsController.open',
    ]);
  });

  it.each(ROLES)('is closed to a %s where a route states nothing', async (role) => {
    const { body } = await api.as(role).get('/fixture/silent').expect(403);
    expect(body).toMatchObject({ type: 'about:blank', title: 'Forbidden', status: 403 });
  });

  it('asks who is calling before it says what is closed', async () => {
    await api.anonymous.get('/fixture/silent').expect(401);
    await api.anonymous.get('/fixture/safety').expect(401);
    await api.anonymous.get('/fixture/public').expect(200);
  });

  it('follows the one table of permissions', async () => {
    for (const role of ROLES) {
      const { status } = await api.as(role).get('/fixture/safety');
      expect([role, status]).toEqual([role, role === 'safety-advocate' ? 200 : 403]);
    }
  });

  it('gives the safety privilege to safety advocates alone, and no client to administrators and program staff', () => {
    const holders = ROLES.filter((role) => PERMISSIONS[role].includes('private-screen:read'));
    expect(holders).toEqual(['safety-advocate']);
    const client = PERMISSIONS_KNOWN.filter((permission) => /^(client|consent|private|partner|plan)/.test(permission));
    for (const role of ['administrator', 'program-staff'] as const) {
      expect(PERMISSIONS[role].filter((permission) => client.includes(permission))).toEqual([]);
    }
  });
});

/** Every route handler of the application, and what it states about access. */
function routes(api: TestApi): { name: string; stated: unknown }[] {
  const controllers = [...api.app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  return controllers.flatMap(({ metatype }) => {
    const controller = metatype as Type;
    return handlersOf(controller).map(([name, handler]) => ({
      name: `${controller.name}.${name}`,
      stated: (Reflect.getMetadata(ACCESS, handler) ?? Reflect.getMetadata(ACCESS, controller)) as unknown,
    }));
  });
}

/** The methods that answer requests: Nest gives each its HTTP method. */
function handlersOf(controller: Type): [string, object][] {
  const members = Object.entries(Object.getOwnPropertyDescriptors(controller.prototype as object));
  const methods = members.map(([name, { value }]) => [name, value] as [string, unknown]);
  return methods.filter((entry): entry is [string, object] => {
    return typeof entry[1] === 'function' && Reflect.hasMetadata('method', entry[1]);
  });
}
