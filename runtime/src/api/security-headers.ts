import helmet from '@fastify/helmet';
import type { ApiInstance } from './api-instance.js';

/**
 * What a page may load. Ant Design and React Flow write style attributes, hence inline styles; Monaco's workers come
 * from our own files or from blobs. Nothing is loaded from elsewhere.
 */
export async function registerSecurityHeaders(app: ApiInstance): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        workerSrc: ["'self'", 'blob:'],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'"],
      },
    },
    // whether a college's address has a certificate is for its proxy to say
    strictTransportSecurity: false,
    crossOriginEmbedderPolicy: false,
    originAgentCluster: false,
    referrerPolicy: { policy: 'same-origin' },
  });
}
