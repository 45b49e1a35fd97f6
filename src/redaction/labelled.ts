/** What may stand between a label and its value: `number is: #`. Short, so matching stays linear. */
const LINK = String.raw`(?:[\s:=#."'“”„«»(\[>|\\-]|(?<!\p{L})(?:is|are|was|no|nr|num|numbers?|code|id|my|the|its?|it's|of|s|ending|ends|in|with|for|as|set to|reads|provided)(?!\p{L})){1,12}?`;

/** A question and whoever answers it: `number, please? Caller: sure, it's #`. */
const ANSWER = String.raw`(?:,?\s(?:please|again|for me|sir|ma'am|on file)){0,2}[?.]\s{1,3}(?:\p{L}{2,16}:\s{0,2})?(?:(?:yes|yeah|yep|sure|ok|okay|um|uh|well|so|right|of course|it's|it is|that's|that is|i think|let me see)[\s,.:]{1,3}){0,3}`;

/**
 * A pattern for a value that is known by the label before it, as in `routing number is 021000021`.
 *
 * @param label - pattern source of the label, without groups that capture
 * @param value - pattern source of the value; becomes the group `value`
 */
export function labelled(label: string, value: string): RegExp {
  // Names of fields are labels too: `card_number`, `cardNumber`.
  const written = label.replaceAll(String.raw`\s`, '[\\s_-]?').replaceAll(' ', '[\\s_-]?');
  return new RegExp(
    String.raw`(?<![\p{L}\p{N}])(?:${written})(?:${LINK}|${ANSWER})(?<value>${value})(?![\p{L}\p{N}])`,
    'giu',
  );
}
