import { Controller, Get, ServiceUnavailableException } from '@nestjs/common';
import { Public } from '../../platform/access/requires.js';
import { Database } from '../../platform/database/database.js';
import { HealthDto } from './health.dto.js';

@Controller('health')
export class HealthController {
  constructor(private readonly database: Database) {}

  /** The process answers. */
  @Get('live')
  @Public()
  live(): HealthDto {
    return new HealthDto();
  }

  /** The process answers and reaches its database: send requests here. */
  @Get('ready')
  @Public()
  async ready(): Promise<HealthDto> {
    try {
      await this.database.inNewTransaction((tx) => tx.query('SELECT 1'));
    } catch {
      throw new ServiceUnavailableException();
    }
    return new HealthDto();
  }
}
