import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import { Config } from '../config/config.js';
import { usesSecureCookies } from '../access/session-token.js';
import { BODY_LIMIT_BYTES } from './body-limit.js';
import { EventLog } from './event-log.js';
import { fastifyProblem } from './fastify-problem.js';
import { refuseOddBody } from './odd-body.js';
import { OpenApi } from './openapi.js';
import { plainProblem, PROBLEM_MEDIA_TYPE } from './problem.js';
import { answerUnreadableRequest } from './unreadable-request.js';

/** Where the API starts. */
export const API_PREFIX = 'api/v1';

/** Fastify as this API wants it: a small body limit, and request ids that tell nothing. */
export const createApiAdapter = (): FastifyAdapter =>
  new FastifyAdapter({
    bodyLimit: BODY_LIMIT_BYTES,
    genReqId: () => randomUUID(),
    clientErrorHandler: answerUnreadableRequest,
    // What the router itself cannot read gets no further: no hook and no filter of Nest's sees it.
    frameworkErrors: (error: FastifyError, _request: FastifyRequest, reply: FastifyReply) => {
      const problem = fastifyProblem(error) ?? plainProblem(400);
      void reply.headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
      void reply.status(problem.status).type(PROBLEM_MEDIA_TYPE).send(JSON.stringify(problem));
    },
  });

/**
 * Everything about HTTP that is not a Nest provider: prefix, security headers, cookies, JSON as the only body, the
 * request log and the OpenAPI document. Call it once, before `init()` or `listen()`. The application is to be created
 * with `bodyParser: false`: Nest's own parser would let a form of another site in.
 */
export async function configureApi(app: NestFastifyApplication): Promise<void> {
  const secure = usesSecureCookies(app.get(Config));
  app.setGlobalPrefix(API_PREFIX);
  await app.register(cookie);
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: CONTENT_SECURITY },
    referrerPolicy: { policy: 'no-referrer' },
    hsts: secure,
  });
  const fastify = app.getHttpAdapter().getInstance();
  fastify.removeContentTypeParser('text/plain');
  fastify.addHook('onRequest', (_request, reply, done) => {
    void reply.header('cache-control', 'no-store');
    done();
  });
  fastify.addHook('preValidation', (request, _reply, done) => {
    refuseOddBody(request.body);
    done();
  });
  const log = app.get(EventLog);
  fastify.addHook('onResponse', (request, reply, done) => {
    const { id: requestId, method } = request;
    const [route, milliseconds] = [request.routeOptions.url ?? 'unmatched', Math.round(reply.elapsedTime)];
    log.request({ requestId, method, route, status: reply.statusCode, milliseconds });
    done();
  });
  app.get(OpenApi).describe(app);
}

const CONTENT_SECURITY = {
  'default-src': [`'self'`],
  'base-uri': [`'none'`],
  'form-action': [`'self'`],
  'frame-ancestors': [`'none'`],
  'object-src': [`'none'`],
};
