import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { type OwnBasemap, originsOf } from '../../core/domain/own-basemap.ts';

type SecurityOptions = { readonly ownBasemap: OwnBasemap | undefined };

/**
 * Nothing inline, and nothing from elsewhere but the base map an operator named. `data:` and `blob:` images are what map
 * icons and bitmaps are made of. No HSTS and no upgrade: inside a district's network the server may well be plain http.
 */
async function securityHeaders(app: FastifyInstance, { ownBasemap }: SecurityOptions): Promise<void> {
  const mapOrigins = ownBasemap ? originsOf(ownBasemap) : [];
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:', ...mapOrigins],
        fontSrc: ["'self'"],
        connectSrc: ["'self'", ...mapOrigins],
        workerSrc: ["'self'", 'blob:'],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: false,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'no-referrer' },
  });
}

export default fp(securityHeaders, { name: 'security-headers' });
