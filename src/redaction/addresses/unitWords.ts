/** What numbers a part of a building or a box, folded. */
export const UNIT =
  /^(?:apt|apartment|suite|ste|unit|floor|fl|room|rm|bldg|building|flat|lot|level|door|no|nr|num|app|bureau|ap|apto|apart|depto|piso|planta|blk|esc|lgh|bat|etage|box|psc|p|po|pobox|postbox|postboks|postfach|apartado|bp)$/;
