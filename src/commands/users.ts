import { type Command, Option } from 'commander';
import { UserError } from '../errors.js';
import { addInvitation } from '../io/db/invitations.js';
import { findUser, listUsers } from '../io/db/users.js';
import type { Role } from '../types.js';
import { columns, withDeps } from './command.js';

export function usersCommand(program: Command): void {
  const users = program.command('users').description('list the people who may log in, and let them in');

  users
    .command('list')
    .description('show every user')
    .action(() =>
      withDeps(async ({ db }) => {
        const rows = (await listUsers(db)).map(({ name, role, disabledAt }) => [name, disabledAt ? 'shut out' : role]);
        if (rows.length) console.log(columns(rows));
      }),
    );

  users
    .command('link [name]')
    .description('print a link that works once: for a new user, or for a new password of the named one')
    .addOption(
      new Option('--role <role>', 'of the new user').choices(['reader', 'analyst', 'admin']).default('analyst'),
    )
    .action((name: string | undefined, { role }: { role: Role }) =>
      withDeps(async ({ db, config }) => {
        const user = name === undefined ? undefined : await findUser(db, name);
        if (name !== undefined && !user) throw new UserError(`There is no user "${name}".`);
        const secret = await addInvitation(db, user?.role ?? role, user?.id ?? null);
        console.log(`http://${config.host}:${config.port}/join/${secret}`);
      }),
    );
}
