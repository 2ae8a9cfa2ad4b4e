import type { User } from '../context.js';
import { Layout } from '../layout.js';

/** A page that says one thing. */
export const MessagePage = ({ user, title }: { user: User | undefined; title: string }) => (
  <Layout title={title} user={user}>
    <h1 class="message">{title}</h1>
    <p>
      <a href="/">To the queue</a>
    </p>
  </Layout>
);
