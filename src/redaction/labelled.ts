/** What may stand between a label and its value: `number is: #`. Short, so matching stays linear. */
const LINK = String.raw`(?:[\s:=#."'“„«(\[-]|(?<!\p{L})(?:is|are|was|no|nr|num|numbers?|code|id|my|the|its?|it's|of|s|ending|ends|in|with|for|as|set to|reads|provided)(?!\p{L})){1,12}?`;

/**
 * A pattern for a value that is known by the label before it, as in `routing number is 021000021`.
 *
 * @param label - pattern source of the label, without groups that capture
 * @param value - pattern source of the value; becomes the group `value`
 */
export function labelled(label: string, value: string): RegExp {
  return new RegExp(
    String.raw`(?<![\p{L}\p{N}_])(?:${label})${LINK}(?<value>${value})(?![\p{L}\p{N}])`,
    'giu',
  );
}
