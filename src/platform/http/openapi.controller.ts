import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController, type OpenAPIObject } from '@nestjs/swagger';
import { Public } from '../access/requires.js';
import { OpenApi } from './openapi.js';

/** Serves the OpenAPI document. */
@ApiExcludeController()
@Controller('openapi.json')
export class OpenApiController {
  constructor(private readonly openApi: OpenApi) {}

  /** The OpenAPI 3.1 document of this API. */
  @Get()
  @Public()
  document(): OpenAPIObject {
    return this.openApi.document;
  }
}
