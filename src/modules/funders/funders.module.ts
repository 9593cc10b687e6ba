import { Module } from '@nestjs/common';
import { FundersController } from './funders.controller.js';
import { FundersService } from './funders.service.js';

/** Who pays for care. Which programs a funder pays for is told by the programs. */
@Module({ controllers: [FundersController], providers: [FundersService] })
export class FundersModule {}
