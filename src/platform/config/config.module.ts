import { type DynamicModule, Module } from '@nestjs/common';
import { Config } from './config.js';

/** Makes the configuration, checked before Nest starts, injectable everywhere as `Config`. */
@Module({})
export class ConfigModule {
  static holding(config: Config): DynamicModule {
    return {
      module: ConfigModule,
      global: true,
      providers: [{ provide: Config, useValue: config }],
      exports: [Config],
    };
  }
}
