import { html } from 'hono/html';
import type { PropsWithChildren } from 'hono/jsx';

/** The frame of every page. */
export const Layout = ({ title, children }: PropsWithChildren<{ title: string }>) => html`<!doctype html>
${(
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>{title} · Entente</title>
      <link rel="stylesheet" href="/style.css" />
      <link rel="icon" href="data:," />
    </head>
    <body>
      <header class="top">
        <a class="brand" href="/">
          Entente
        </a>
      </header>
      <main>{children}</main>
    </body>
  </html>
)}`;
