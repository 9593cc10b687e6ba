import { readFileSync } from 'node:fs';

/** As much of JSON Schema as the document of this API uses. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
}

/** A parameter of an operation. */
export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly schema?: Schema;
}

/** One operation of the API. */
export interface Operation {
  /** As people say it: `GET /clients/{id}`. */
  readonly name: string;
  readonly method: string;
  /** With its prefix and its placeholders. */
  readonly path: string;
  readonly parameters: readonly Parameter[];
  /** The shape of the JSON body; undefined where none is taken. */
  readonly body: Schema | undefined;
}

interface DocumentedOperation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

interface OpenApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentedOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** The document that clients of the API are given. */
const DOCUMENT = JSON.parse(
  readFileSync(new URL('../../openapi.json', import.meta.url), 'utf8'),
) as unknown as OpenApiDocument;

/** Every operation that the committed document describes. */
export const OPERATIONS: readonly Operation[] = operationsIn(DOCUMENT);

/** Every operation of a document, in its order. */
export function operationsIn(document: object): Operation[] {
  return Object.entries((document as OpenApiDocument).paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters = [], requestBody }]) => ({
      name: `${method.toUpperCase()} ${path.replace(/^\/api\/v1/, '')}`,
      method: method.toUpperCase(),
      path,
      parameters,
      body: requestBody?.content['application/json']?.schema,
    })),
  );
}

/** A schema with its references followed and its single `allOf` opened. */
export function resolved(schema: Schema): Schema {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.replace('#/components/schemas/', '');
    const target = DOCUMENT.components.schemas[name];
    if (!target) throw new Error(`${name} is not in the document.`);
    return resolved(target);
  }
  return schema.allOf?.length === 1 && schema.allOf[0] ? resolved(schema.allOf[0]) : schema;
}
