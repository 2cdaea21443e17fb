import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { type Action, UNMASKINGS_PER_HOUR } from '../../core/access/policy.ts';
import { may, viewFor } from '../../core/access/scope.ts';
import { viewOfPrivate, viewOfTicket } from '../../core/access/views.ts';
import type { Ticket } from '../../core/domain/ticket.ts';
import { TicketPageSchema } from '../../core/protocol/read-schemas.ts';
import { ContactSchema, ForgetSchema, UnmaskSchema } from '../../core/protocol/residents.ts';
import { ErrorSchema } from '../../core/protocol/write-schemas.ts';
import type { Access } from '../access/access.ts';
import type { DeletionList } from '../access/deletion-list.ts';
import { entryOf, type Principal } from '../access/principal.ts';
import { PrivateRows } from '../access/private-rows.ts';
import type { Engine } from '../engine.ts';
import { RequestError } from '../plugins/errors.ts';
import { principalOf } from '../plugins/principal.ts';
import { answer, answers } from './answers.ts';
import { TicketRows } from './ticket-rows.ts';

const HOUR_MS = 3_600_000;
const tags = ['residents'];
const params = Type.Object({ id: Type.String({ maxLength: 64 }) });
const text = Type.Optional(Type.String());
const PrivateSchema = Type.Object({ caller: text, phone: text, address: text, door: text, text });
const TicketCardSchema = Type.Object({
  ticket: TicketPageSchema.properties.tickets.items,
  private: PrivateSchema,
  mayUnmask: Type.Boolean({ description: 'Whether the masks may be lifted by who asks' }),
});
const tooMany = answer('`unmask-limit`: so many within an hour are enough', ErrorSchema);

const CARD = {
  config: { access: 'tickets.read' } as const,
  schema: {
    tags,
    summary: 'One ticket, with what its caller said as far as the role sees it',
    params,
    response: answers({ 200: answer('The ticket', TicketCardSchema) }, 403, 404, 503),
  },
};

const UNMASK = {
  config: { access: 'private.unmask' } as const,
  schema: {
    tags,
    summary: 'Lift the masks from fields of one ticket, for a reason',
    params,
    body: UnmaskSchema,
    response: answers(
      { 200: answer('The fields as they were said', PrivateSchema), 429: tooMany },
      400,
      403,
      404,
      413,
      415,
      503,
    ),
  },
};

const CONTACT = {
  config: { access: 'resident.contact' } as const,
  schema: {
    tags,
    summary: 'Get in touch with the resident, for a reason: the number to call',
    params,
    body: ContactSchema,
    response: answers(
      { 200: answer('The number', Type.Object({ phone: text })), 429: tooMany },
      400,
      403,
      404,
      413,
      415,
      503,
    ),
  },
};

const FORGET = {
  config: { access: 'resident.forget' } as const,
  schema: {
    tags,
    summary: 'Forget a resident: all that was said in events that name them. The log keeps its order',
    body: ForgetSchema,
    response: answers(
      { 200: answer('How much is gone', Type.Object({ events: Type.Integer(), fields: Type.Integer() })) },
      400,
      403,
      413,
      415,
      503,
    ),
  },
};

/** What residents said of themselves: masked as the table says, unmasked by an act with a reason, forgotten when they ask. */
export const residentRoutes =
  (engine: Engine, access: Access, deletions: DeletionList): FastifyPluginAsyncTypebox =>
  async (app) => {
    const tickets = new TicketRows(engine.sql);
    const rows = new PrivateRows(engine.sql);

    app.get('/api/tickets/:id', CARD, async (request, reply) => {
      const principal = principalOf(request);
      const { scope } = principal;
      const ticket = await ticketOf(tickets, request.params.id);
      const isSeen = may(scope, 'private.read', ticket);
      const fields = isSeen ? viewOfPrivate(await rows.ofTicket(ticket.id), viewFor(scope, ticket)) : {};
      // Masked or not: somebody looked at what a resident said.
      if (Object.keys(fields).length > 0) await access.audit.add(entryOf(principal, 'private.read', ticket.id));
      reply.header('cache-control', 'no-store');
      return {
        ticket: viewOfTicket(ticket, viewFor(scope, ticket), engine.follower.lattice),
        private: fields,
        mayUnmask: may(scope, 'private.unmask', ticket),
      };
    });

    app.post('/api/tickets/:id/unmask', UNMASK, async (request, reply) => {
      const { fields, reason } = request.body;
      const ticket = await lift(principalOf(request), 'private.unmask', request.params.id, { fields, reason });
      const said = await rows.ofTicket(ticket.id);
      reply.header('cache-control', 'no-store');
      return Object.fromEntries(fields.flatMap((field) => (said[field] === undefined ? [] : [[field, said[field]]])));
    });

    app.post('/api/tickets/:id/contact', CONTACT, async (request, reply) => {
      const { reason } = request.body;
      const ticket = await lift(principalOf(request), 'resident.contact', request.params.id, { reason });
      const { phone } = await rows.ofTicket(ticket.id);
      reply.header('cache-control', 'no-store');
      return { ...(phone !== undefined && { phone }) };
    });

    app.post('/api/residents/forget', FORGET, async (request) => {
      const { caller, phone, reason } = request.body;
      const events = await rows.eventsNaming({ ...(caller && { caller }), ...(phone && { phone }) });
      await access.audit.add(entryOf(principalOf(request), 'resident.forget', '', { events: events.length, reason }));
      await deletions.add(events);
      return { events: events.length, fields: await rows.forget(events) };
    });

    /** Whether somebody may, counted and noted before anything is shown. */
    async function lift(
      principal: Principal,
      action: Action,
      id: string,
      detail: Readonly<Record<string, unknown>>,
    ): Promise<Ticket> {
      const ticket = await ticketOf(tickets, id);
      if (!may(principal.scope, action, ticket))
        throw new RequestError(403, 'not-permitted', 'The ticket is not in your area.');
      const { actor } = principal.identity;
      const since = access.wall() - HOUR_MS;
      if ((await access.audit.countSince(actor, action, since)) >= UNMASKINGS_PER_HOUR)
        throw new RequestError(429, 'unmask-limit', `${UNMASKINGS_PER_HOUR} within an hour are the limit.`);
      await access.audit.add(entryOf(principal, action, id, detail));
      return ticket;
    }
  };

async function ticketOf(tickets: TicketRows, id: string): Promise<Ticket> {
  const ticket = id.includes('\0') ? undefined : await tickets.find(id);
  if (!ticket) throw new RequestError(404, 'not-found', 'There is no such ticket.');
  return ticket;
}
