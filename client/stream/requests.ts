import type { Answer, Requests } from '../store/requests.ts';
import { SESSION_PATH } from './session-watch.ts';

const ticketPath = (id: string) => `/api/tickets/${encodeURIComponent(id)}`;

/** @param send - The browser's fetch; a test brings its own. */
export function createRequests(send: typeof fetch = (...request) => fetch(...request)): Requests {
  const ask = async <Body>(method: string, path: string, body?: object, signal?: AbortSignal) => {
    try {
      const response = await send(path, {
        method,
        cache: 'no-store',
        ...(signal && { signal }),
        ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      });
      return response.ok ? await done<Body>(response) : await refused(response);
    } catch {
      return { kind: 'away' } as const; // also when the asker has left, who does not hear it
    }
  };
  return {
    signIn: (name, password) => ask('POST', SESSION_PATH, { name, password }),
    signOut: () => ask('DELETE', SESSION_PATH),
    chooseDemoRole: (role, area) => ask('PUT', `${SESSION_PATH}/demo`, { role, area }),
    readTicketCard: (id, signal) => ask('GET', ticketPath(id), undefined, signal),
    unmask: (id, fields, reason) => ask('POST', `${ticketPath(id)}/unmask`, { fields, reason }),
    contact: (id, reason) => ask('POST', `${ticketPath(id)}/contact`, { reason }),
  };
}

async function done<Body>(response: Response): Promise<Answer<Body>> {
  const text = await response.text();
  return { kind: 'done', body: (text === '' ? undefined : JSON.parse(text)) as Body };
}

async function refused(response: Response): Promise<Answer<never>> {
  const { code } = (await response.json().catch(() => ({}))) as { code?: unknown };
  const waitSeconds = Number(response.headers.get('retry-after'));
  return {
    kind: 'refused',
    status: response.status,
    code: typeof code === 'string' ? code : String(response.status),
    ...(waitSeconds > 0 && { waitSeconds }),
  };
}
