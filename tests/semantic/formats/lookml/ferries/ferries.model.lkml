connection: "warehouse"
include: "*.view.lkml"
week_start_day: sunday
fiscal_month_offset: 3

explore: sailings {
  description: "What left, and with whom."
  sql_always_where: ${sailings.seats} > 0 ;;
  join: origin { from: ports  sql_on: ${sailings.origin_id} = ${origin.id} ;; }
  join: target { from: ports  type: inner  relationship: many_to_one  sql_on: ${target.id} = ${sailings.target_id} ;; }
  join: tickets { relationship: one_to_many  sql_on: ${sailings.id} = ${tickets.sailing_id} ;; }
  join: crews { relationship: one_to_one  sql_on: ${sailings.id} = ${crews.sailing_id} ;; }
  join: agreed { relationship: many_to_many  sql_on: ${sailings.line} = ${agreed.line} ;; }
}

explore: sold {
  from: tickets
  fields: [ALL_FIELDS*]
  join: sailings { foreign_key: sailing_id }
  join: ports { type: cross relationship: many_to_one }
  join: origin_of { from: ports sql_on: ${sold.price} > ${origin_of.id} ;; }
}
