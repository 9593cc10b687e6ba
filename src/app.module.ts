import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AllocationsModule } from './modules/allocations/index.js';
import { CaseloadModule } from './modules/caseload/index.js';
import { ClientsModule } from './modules/clients/index.js';
import { ConsentsModule } from './modules/consents/index.js';
import { FundersModule } from './modules/funders/index.js';
import { HealthModule } from './modules/health/index.js';
import { MatchingModule } from './modules/matching/index.js';
import { OrganizationsModule } from './modules/organizations/index.js';
import { ProgramsModule } from './modules/programs/index.js';
import { PartnerLinksModule } from './modules/partner-links/index.js';
import { PrivateScreensModule } from './modules/private-screens/index.js';
import { SessionsModule } from './modules/sessions/index.js';
import { UsersModule } from './modules/users/index.js';
import type { Config } from './platform/config/config.js';
import { ConfigModule } from './platform/config/config.module.js';
import { dataSourceOptions } from './platform/database/data-source.js';
import { PlatformModule } from './platform/platform.module.js';

/** What every feature stands on. */
const PLATFORM: Type[] = [PlatformModule];

/** The features; none knows this list. */
const FEATURES: Type[] = [
  AllocationsModule,
  CaseloadModule,
  ClientsModule,
  ConsentsModule,
  FundersModule,
  HealthModule,
  MatchingModule,
  OrganizationsModule,
  PartnerLinksModule,
  PrivateScreensModule,
  ProgramsModule,
  SessionsModule,
  UsersModule,
];

/** Tandem: its plumbing and its features, on one database. */
@Module({})
export class AppModule {
  /** @param runtimeUrl The login of requests, bound by row-level security. */
  static on(config: Config, runtimeUrl: string): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.holding(config),
        TypeOrmModule.forRoot({ ...dataSourceOptions({ url: runtimeUrl, migrate: false }), autoLoadEntities: true }),
        ...PLATFORM,
        ...FEATURES,
      ],
    };
  }
}
