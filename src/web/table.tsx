import type { PropsWithChildren } from 'hono/jsx';

interface Props {
  /** The headings; one in brackets stands over numbers. */
  columns: (string | [string])[];
  caption?: string;
  /** Keeps its columns apart by scrolling at a greater width than others. */
  wide?: boolean;
}

/** A table whose rows are its children. Where it does not fit, it scrolls and not the page. */
export const Table = ({ columns, caption, wide = false, children }: PropsWithChildren<Props>) => (
  <section class="scrolls" aria-label={caption ?? 'Table'} tabindex={0}>
    <table class={wide ? 'wide' : undefined}>
      {caption && <caption class="hint">{caption}</caption>}
      <thead>
        <tr>
          {columns.map((column) => (
            <th scope="col" class={typeof column === 'string' ? undefined : 'number'}>
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  </section>
);
