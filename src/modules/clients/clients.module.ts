import { Module } from '@nestjs/common';
import { AnswersController } from './answers.controller.js';
import { AnswersService } from './answers.service.js';
import { ClientRecords } from './client-records.js';
import { ClientsController } from './clients.controller.js';

/** Clients and what is known of them. `ClientRecords` is the only door to a record. */
@Module({
  controllers: [ClientsController, AnswersController],
  providers: [ClientRecords, AnswersService],
  exports: [ClientRecords],
})
export class ClientsModule {}
