import { Body, Controller, HttpCode, Inject, Module, Post, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { IsInt, Min } from 'class-validator';
import { API_PREFIX, createApiAdapter } from '../../src/platform/http/api-adapter.js';
import { RequestValidationPipe } from '../../src/platform/http/validation.pipe.js';
import type { Answer } from '../engines/answer.js';
import type { Engine } from '../engines/engine.js';
import type { BenchWorld } from '../world/bench-world.js';

/** Which couple of the world searches. */
export class BenchSearchRequest {
  @IsInt()
  @Min(0)
  readonly couple!: number;
}

const ENGINE = Symbol('engine');
const WORLD = Symbol('world');

/** The plan search as the product serves it: the same adapter, prefix and validation, and a plain object as the answer. */
@Controller('plan-searches')
export class BenchSearchController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    @Inject(WORLD) private readonly world: BenchWorld,
  ) {}

  @Post()
  @HttpCode(201)
  search(@Body() { couple: index }: BenchSearchRequest): Answer {
    const { couples } = this.world;
    const couple = couples[index % couples.length];
    if (!couple) throw new Error('The world has no couples');
    return this.engine.find(couple);
  }
}

@Module({})
class BenchSearchModule {
  static on(engine: Engine, world: BenchWorld): DynamicModule {
    return {
      module: BenchSearchModule,
      controllers: [BenchSearchController],
      providers: [
        { provide: ENGINE, useValue: engine },
        { provide: WORLD, useValue: world },
      ],
    };
  }
}

/** Nest on Fastify with one route. Session, row-level security and the keeping of answers belong to the database: left out. */
export async function createPlanSearchApp(engine: Engine, world: BenchWorld): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    BenchSearchModule.on(engine, world),
    createApiAdapter(),
    // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- Nest types plain options as a class
    { logger: false, bodyParser: false },
  );
  app.setGlobalPrefix(API_PREFIX);
  app.useGlobalPipes(new RequestValidationPipe());
  return app;
}
