# One row for each time a ferry left.
view: sailings {
  sql_table_name: main.sailings ;;
  label: "Sailings"
  drill_fields: [id]

  dimension: id { primary_key: yes hidden: yes type: number }
  dimension: line {
    label: "Line"
    description: "The line that was served."
    sql: upper(${TABLE}.line) ;;
    suggestions: ["NORTH", "SOUTH"]
  }
  dimension: seats { type: number sql: ${TABLE}.seats ;; value_format_name: decimal_0 }
  dimension: taken { type: number group_label: "Seats" }
  dimension: is_full { type: yesno sql: ${taken} >= ${seats} ;; }
  dimension: size_class { type: tier tiers: [50, 100] style: integer sql: ${seats} ;; }
  dimension: weather {
    case: {
      when: { sql: ${TABLE}.wind >= 8 ;; label: "storm" }
      when: { sql: ${TABLE}.wind >= 4 ;; label: "sailor's wind" }
      else: "calm"
    }
  }
  dimension: position { type: location sql_latitude: ${TABLE}.lat ;; sql_longitude: ${TABLE}.lon ;; }
  dimension: origin_id { type: number hidden: yes }
  dimension: target_id { type: number hidden: yes }
  dimension: left_as_text { sql: CAST(${left_date} AS VARCHAR) ;; }
  dimension: label_of_month { sql: ${left_month} || '!' ;; }
  dimension: class_name { sql: ${size_class} || '!' ;; }
  dimension: far { type: distance }
  dimension: chosen { sql: {% parameter pick %} ;; }

  dimension_group: left {
    type: time
    timeframes: [raw, date, week, month, year]
    sql: ${TABLE}.left_at ;;
  }
  dimension_group: under_way { type: duration sql_start: ${left_raw} ;; sql_end: ${TABLE}.arrived_at ;; intervals: [hour] }
  dimension_group: told { type: time datatype: epoch sql: ${TABLE}.told ;; }

  parameter: pick { type: unquoted }
  filter: from_day { type: date }

  measure: sailings { type: count label: "Number of sailings" }
  measure: passengers { type: sum sql: ${taken} ;; drill_fields: [id, line] }
  measure: north_passengers { type: sum sql: ${taken} ;; filters: [line: "NORTH", sailings.seats: ">=50"] }
  measure: other_lines { type: count filters: [line: "-NORTH,-%UTH"] }
  measure: full_sailings { type: count filters: { field: is_full value: "yes" } }
  measure: not_full { type: count filters: [is_full: "no"] }
  measure: mid_size { type: count filters: [seats: "[50, 100)"] }
  measure: mean_taken { type: average sql: ${taken} ;; value_format_name: decimal_1 }
  measure: least { type: min sql: ${taken} ;; hidden: yes }
  measure: most { type: max sql: ${taken} ;; }
  measure: middle { type: median sql: ${taken} ;; }
  measure: p75 { type: percentile percentile: 75 sql: ${taken} ;; }
  measure: lines { type: count_distinct sql: ${line} ;; }
  measure: about_lines { type: count_distinct approximate: yes sql: ${line} ;; }
  measure: seats_once { type: sum_distinct sql_distinct_key: ${id} ;; sql: ${seats} ;; }
  measure: load { type: number sql: 1.0 * ${passengers} / NULLIF(${seats_once}, 0) ;; value_format_name: percent_1 }
  measure: per_year { type: sum sql: CASE WHEN ${left_year} = 2026 THEN ${taken} END ;; }

  measure: seats_by_line { type: sum_distinct sql_distinct_key: ${line} ;; sql: ${seats} ;; }
  measure: recent { type: count filters: [left_date: "7 days"] }
  measure: big_port { type: count filters: [ports.name: "Kiel"] }
  measure: line_list { type: list list_field: line }
  measure: running { type: running_total sql: ${passengers} ;; }
  measure: share { type: percent_of_total sql: ${passengers} ;; }
  measure: earliest { type: date sql: MIN(${left_raw}) ;; }
  measure: upon_recent { type: number sql: ${recent} * 2 ;; value_format: "#,##0" }
}

view: tickets {
  derived_table: { sql: SELECT id, sailing_id, price, sold_on FROM tickets_raw WHERE NOT void ;; persist_for: "1 hour" }
  dimension: id { primary_key: yes type: number }
  dimension: sailing_id { type: number }
  dimension: price { type: number }
  dimension_group: sold { type: time datatype: date sql: ${TABLE}.sold_on ;; convert_tz: no }
  measure: income { type: sum sql: ${price} ;; value_format_name: eur }
}

view: ports {
  dimension: id { primary_key: yes type: number }
  dimension: name {}
  dimension: country {}
  measure: count { type: count }
}

view: crews { sql_table_name: crews ;; dimension: sailing_id { primary_key: yes type: number } dimension: captain {} dimension: from_day { type: date } dimension: to_day { type: date datatype: date } }

view: agreed { derived_table: { explore_source: sailings { column: line {} } } dimension: line {} }

view: +ports { dimension: more {} }
