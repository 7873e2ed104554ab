"""A contract as plain data, for tests of documents and signatures."""

from dataclasses import replace
from datetime import UTC, date, datetime

from contracts.documents import (
    ClauseText,
    ContractText,
    MilestoneText,
    PartyText,
    ServiceText,
)

AT = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
VERIFY_URL = "https://market.example/verify/HT-2026-000017"

OWNER = PartyText(
    name="云溪新材料科技有限公司",
    credit_code="91330100MA2XJ5QK3T",
    representative="陈立群",
    address="云溪市高新区创业路18号",
)
AGENCY = PartyText(
    name="清源环境评价咨询有限公司",
    credit_code="91330106MA28K7LP4C",
    representative="周明慧",
    address="云溪市西湖街道文教路66号",
)


def contract_text(**changes: object) -> ContractText:
    text = ContractText(
        number="HT-2026-000017",
        title="年产二万吨新型保温材料项目环境影响报告书编制合同",
        owner=OWNER,
        agency=AGENCY,
        services=(
            ServiceText("建设项目环境影响报告书编制", 12_000_000, 30, "HP-001"),
            ServiceText("节能报告编制", 3_850_050, 15, "JN-001"),
        ),
        milestones=(
            MilestoneText("现状调查与监测", 4_000_000, 10, "现状监测报告"),
            MilestoneText("报告书送审稿", 7_850_050, 15, "环境影响报告书（送审稿）、节能报告"),
            MilestoneText("通过评审并报批", 4_000_000, 5, "报批稿及电子文件"),
        ),
        clauses=(
            ClauseText(
                "服务内容与标准",
                "乙方按照国家和地方现行技术导则、标准和规范完成本合同列明的服务事项，对成果的真实性、"
                "准确性负责。\n成果应当满足审批部门的受理要求。",
                is_fixed=True,
            ),
            ClauseText(
                "服务期限",
                "各节点的工作日自该节点款项到账之日起计算。因甲方资料不齐造成的延误，期限相应顺延。",
                is_fixed=True,
            ),
            ClauseText(
                "价款与支付",
                "价款按节点支付至中介超市统一收费账户，乙方成果经甲方验收后结算给乙方。"
                "甲方在十个工作日内未提出异议的，视为验收通过。",
                is_fixed=True,
            ),
            ClauseText(
                "资料与保密", "双方对在履约中知悉的商业秘密负有保密义务，合同终止后继续有效。"
            ),
            ClauseText(
                "违约责任",
                "乙方逾期交付的，每逾期一个工作日按该节点金额的千分之五支付违约金；"
                "甲方逾期付款的，按同一标准支付违约金。",
            ),
            ClauseText(
                "争议解决",
                "双方协商解决；协商不成的，任何一方可以向甲方所在地人民法院起诉。争议期间，"
                "相关节点的期限与款项中止。",
            ),
        ),
        drawn_up_on=date(2026, 11, 23),
        procurement_number="ZJ-2026-000123",
    )
    return replace(text, **changes)  # type: ignore[arg-type]  # changes are named by each test
