view: shows {
  dimension: show_id { primary_key: yes type: number }
  dimension: film { type: string }
  dimension: hall { type: number }
  dimension: sold { type: number }
  dimension: is_late { type: yesno sql: ${begins_hour_of_day} >= 20 ;; }
  dimension_group: begins { type: time timeframes: [raw, hour_of_day, time] }
  measure: shows { type: count }
  measure: a_or_b { type: count filters: [film: "A,B%"] }
  measure: pattern { type: count filters: [film: "B_1"] }
  measure: nameless { type: count filters: [film: "EMPTY"] }
  measure: unknown { type: count filters: [film: "NULL"] }
  measure: known { type: count filters: [film: "-NULL"] }
  measure: named { type: count filters: [film: "-EMPTY"] }
  measure: starting_b_not { type: count filters: [film: "B%,-Bx1"] }
  measure: halls_one_two { type: count filters: [hall: "1,2"] }
  measure: not_hall_one { type: count filters: [hall: "NOT 1"] }
  measure: halls_up { type: count filters: [hall: "2 to 3"] }
  measure: sold_known { type: count filters: [sold: "NOT NULL"] }
  measure: few_sold { type: count filters: [sold: "(0, inf)", is_late: "yes"] }
  measure: takings { type: sum sql: ${sold} * ${TABLE}.price ;; value_format_name: gbp }
  measure: taking_each { type: number sql: ${takings} / NULLIF(${shows}, 0) ;; }
  measure: escaped { type: count filters: [film: "B^_1"] }
  measure: any_number { type: count filters: [hall: "> 1, 2"] }
  measure: maybe { type: count filters: [is_late: "perhaps"] }
  measure: word { type: count filters: [hall: "big"] }
}
