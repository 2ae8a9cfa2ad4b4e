import type { MailRow } from '../io/db/mails.js';
import { buildMessage } from '../io/mail.js';
import { pngOf } from '../io/picture.js';
import type { Alert } from '../pipeline/reporting/alert.js';
import type { Digest } from '../pipeline/reporting/digest/value.js';
import { renderAlertHtml, renderAlertText } from '../pipeline/reporting/mail/alert.js';
import { chartId, pastChart } from '../pipeline/reporting/mail/chart.js';
import type { MailFrame } from '../pipeline/reporting/mail/frame.js';
import { renderHtml } from '../pipeline/reporting/mail/html.js';
import { renderText } from '../pipeline/reporting/mail/text.js';

type Content = Pick<MailRow, 'kind' | 'content'>;

/** A digest or an alert as HTML. */
export const htmlOf = ({ kind, content }: Content, frame: MailFrame): Promise<string> =>
  kind === 'alert' ? renderAlertHtml(content as Alert, frame) : renderHtml(content as Digest, frame);

const textOf = ({ kind, content }: Content, frame: MailFrame): string =>
  kind === 'alert' ? renderAlertText(content as Alert, frame) : renderText(content as Digest, frame);

/** A digest or an alert as a message to one address (RFC 5322). */
export async function renderMessage(
  mail: Content & { subject: string },
  frame: MailFrame,
  envelope: { from: string; to: string; messageId: string },
): Promise<string> {
  const past = mail.kind === 'digest' ? (mail.content as Digest).past : [];
  return buildMessage({
    ...envelope,
    subject: mail.subject,
    text: textOf(mail, frame),
    html: await htmlOf(mail, frame),
    date: frame.sentAt,
    unsubscribeUrl: frame.unsubscribeUrl,
    picture: past.length ? { id: chartId, png: pngOf(pastChart(past)) } : undefined,
  });
}

export const unsubscribeUrl = (publicUrl: string | undefined, token: string): string | undefined =>
  publicUrl && `${publicUrl}/unsubscribe/${token}`;
