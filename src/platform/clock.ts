import { Injectable } from '@nestjs/common';

/** The current instant. Everything that needs "now" takes it from here, so that a test can set the date. */
@Injectable()
export class Clock {
  /** The present instant. */
  now(): Date {
    return new Date();
  }
}
