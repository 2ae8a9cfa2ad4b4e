import { UserError } from '../../errors.js';
import { addInvitation } from '../../io/db/invitations.js';
import { listUsers, setRole } from '../../io/db/users.js';
import type { Role } from '../../types.js';
import type { Web, WebDeps } from '../context.js';
import { UsersPage } from '../pages/users.js';

const roles: Role[] = ['reader', 'analyst', 'admin'];

/** Who may come in and what they may do; for admins. */
export function userRoutes(app: Web, { db }: WebDeps): void {
  app.get('/users', async (c) => c.html(<UsersPage user={c.get('user')} users={await listUsers(db)} />));

  app.post('/users/invite', async (c) => {
    const form = await c.req.parseBody();
    const role = roles.find((known) => known === form.role);
    if (!role) throw new UserError('Choose a role: reader, analyst or admin.');
    const users = await listUsers(db);
    const who = users.find(({ id }) => `${id}` === form.user);
    const secret = await addInvitation(db, who?.role ?? role, who?.id ?? null);
    const link = new URL(`/join/${secret}`, originOf(c.req.header('origin'), c.req.url)).href;
    return c.html(<UsersPage user={c.get('user')} users={users} link={{ url: link, name: who?.name }} />);
  });

  app.post('/users/:id{[0-9]{1,15}}', async (c) => {
    const form = await c.req.parseBody();
    const role = roles.find((known) => known === form.role) ?? null;
    if (!role && form.role !== 'none') throw new UserError('Choose a role: reader, analyst, admin or none.');
    await db.transaction((tx) => setRole(tx, Number(c.req.param('id')), role));
    return c.redirect('/users', 303);
  });
}

const originOf = (origin: string | undefined, url: string) => (origin && URL.canParse(origin) ? origin : url);
