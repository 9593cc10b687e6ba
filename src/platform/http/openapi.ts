import { Injectable, type INestApplication } from '@nestjs/common';
import { DocumentBuilder, getSchemaPath, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { ProblemDto } from './problem.dto.js';
import { PROBLEM_MEDIA_TYPE } from './problem.js';

/** The OpenAPI 3.1 document of the running API, built from its controllers and DTOs. */
@Injectable()
export class OpenApi {
  private build: (() => OpenAPIObject) | undefined;
  private built: OpenAPIObject | undefined;

  /** Takes the application to describe; the document is built when it is first asked for. */
  describe(app: INestApplication): void {
    this.build = () => buildOpenApi(app);
  }

  /** The document. */
  get document(): OpenAPIObject {
    if (!this.build) throw new Error('configureApi() has not been called.');
    return (this.built ??= this.build());
  }
}

/** Builds the document of an application. */
export function buildOpenApi(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Tandem')
    .setDescription(
      'Finds treatment that takes both of you. Errors are Problem Details (RFC 9457), media type ' +
        'application/problem+json. Edits need If-Match, creating requests need Idempotency-Key, lists are paged by cursor.',
    )
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'The token of POST /api/v1/sessions.' })
    .addSecurityRequirements('bearer')
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
    extraModels: [ProblemDto],
  });
  for (const path of Object.values(document.paths)) {
    for (const operation of [path.get, path.post, path.put, path.patch, path.delete]) {
      if (operation) operation.responses.default = PROBLEM;
    }
  }
  sortEnums(document);
  return document;
}

/**
 * The compiler lists the members of a union in the order in which it met them, which differs from build to build. In
 * alphabetical order the document is the same whoever builds it.
 */
function sortEnums(node: unknown): void {
  if (typeof node !== 'object' || node === null) return;
  if ('enum' in node && Array.isArray(node.enum)) node.enum.sort();
  for (const child of Object.values(node)) sortEnums(child);
}

/** Every operation can answer with an error, and all errors have this one form. */
const PROBLEM = {
  description: 'An error, as RFC 9457 describes it',
  content: { [PROBLEM_MEDIA_TYPE]: { schema: { $ref: getSchemaPath(ProblemDto) } } },
};
