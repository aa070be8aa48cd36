"""What must not be read in Portuguese."""

from commdrill.wording.phrases import Phrases, crossed
from commdrill.wording.policy.glossary import ABROAD, LOANS, SYSTEMS
from commdrill.wording.policy_words import LeakWords, Mechanism

_YOURS = "seu, seus, sua, suas, você"
_BREAKS = """
sobrecarreg*, sobrecarga, travou, travad*, travaram, reinici*, corromp*, corrompid*, saturad*, mal configurad*, mal configurou
inacessíve*, não respond*, deixou de responder, sem memória, sem disco, sem réplica*, replic*, congel*, queimou, queimad*
derrub*, estour*, timeout*, falh* na autenticação, não inicia*, não sobe, não sobem, revert*, hacke*, criptograf*, desincroniz*
não arranc*, mal instalad*
"""
_FAILS = """
caiu, caíram, falh*, quebr*, parou, pararam, fora do ar, bloque*, erro, erros, lent*, cheio, cheia, lotad*, encheu, encheram, perdeu
perdemos, apagad*, excluíd*, restaur*, reconstru*, expirou, expirad*, venceu, vencid*, atrasad*, trocad*, substitu*, morto, mortos
instáve*, desligad*, desligou, não liga, ficou sem, sem nós, sem espaço, sincroniz*, configur*, rejeit*, recus*, descart*, versão errada, branch errado, indisponíve*, não alcanç*, não chega*, somente leitura, só leitura, atualiz*, migr*, conex*
memória, índice*, réplica*, invad*, invas*, sem líder, um líder, dados antigos, tráfego, regra*
"""
"""What happens to machines, and what happens to anything."""

_ELSEWHERE = "navio*, lixo, porto, vidro, quadro*, vinil, freio*, livro*, preço*, arte, museu, voador*, parque*, terremoto*, sismo*, tremor*, caravela*, caminhão, caminhões, tribuna*, judicia*"
"""Beside what containers, disks and replicas are things that people see."""
_TECHNICAL = """
servidor, servidores, base de dados, banco de dados, cluster*, cache, réplica, réplicas, sincroniz*, implanta*, homologação, firewall*
migração, monitoramento, largura de banda, javascript, brokers, lambda, contêiner de, fibra entre, servidor único
métricas, lista negra, correio de saída, chaves da api, chave da api
token, tokens, quorum, no código
"""
"""Words of computing, of which two in one sentence are jargon."""
_TRADES = "redes, sistemas, infraestrutura, infra, informática, desenvolvimento, plataforma, ti, banco de dados, base de dados, devops, sre, operações, engenharia, backend"

LEAKS = LeakWords(
    jargon=Phrases(
        ABROAD,
        crossed("biblioteca, componente, código, software, módulo", "de terceiros, de um terceiro"),
        crossed(
            "equipa de, equipe de, time de, pessoal de, departamento de, área de, engenheir* de, colega de, equipa da, equipe da",
            _TRADES,
        ),
        crossed(
            "camada de",
            "aplicação, aplicações, dados, rede, apresentação, serviços, persistência, acesso",
        ),
        crossed(
            "máquina, servidor, cabo, cluster, ambiente, nó, script, branch, banco de dados, base de dados",
            "errad*, incorret*",
        ),
        crossed(
            "api, apis, serviço, serviços, sistema, sistemas, componente, componentes, ferramenta, ferramentas, endpoint",
            "interna, internas, interno, internos",
        ),
        """
        falha de software, falha do software, erro de software, erro do software, falha de hardware, falha do hardware, controladora*, versão da api, arquivo* javascript, ficheiro* javascript, sessões presas, módulo* de memória, host central, camada de integração, erro do operador, erro de operador, reinici* o serviço, reinici* os serviços, produção caiu, produção está fora, produção fora do ar, regra* de rede, erro sql, erros sql, um único servidor, num único servidor
        limites da api, limite da api, truncad*, server, servers, imagem errada, pulou os testes, pularam os testes, consultas à réplica, quedas de conexão, o volume raiz, escalado para o nível, escalado ao nível
        teste* de carga, teste* de stress, gerenciador de filas, gestor de filas, análise da causa, credenciais de teste, login único, um switch, o switch, ressincroniz*, certificado intermediário
        no confluence, do confluence, perdia pacotes, perda de pacotes, descart* pacotes, descart* os pacotes, ponto único de falha, sem redundância, produção depois dos testes
        """,
        """
        job, jobs, pool de conexões, microsserviço*, microserviço*, balanceador*, balanceamento de carga, fuga de memória, vazamento de memória, falta de memória
        perda de pacotes, latência*, taxa de erro*, timeout*, fila de mensagens, servidor* de produção
        ambiente de produção, servidor* web, servidor* de aplicação, servidor* de base de dados
        servidor* de banco de dados, réplica de leitura, zona de disponibilidade, rollback*, endpoint*
        certificado expirado, certificado caducado, mudança de configuração, alteração de configuração
        erro de configuração, espaço em disco, disco cheio, failover, deploy*, bug, bugs, webhook*, mainframe*, ransomware
        máquina* virtua*, interno do servidor, sala de servidores, uso interno, api rest
        provedor de hospedagem, provedor de nuvem, hospedagem do site, causa raiz, servidor proxy, regra de firewall, certificado ssl, certificado tls
        injeção de sql, dia zero, snapshot*, fila de jobs, sem espaço em disco, servidor principal, sem memória, correção em produção, implantamos, nível 3 de suporte, nível 2 de suporte, rascunho não enviar, data center, centro de dados
        chave de api, script*, pipeline*, cache de sessão, memória ram, mais ram, conexões com o banco
        força bruta, índice* ausente*, migração do banco, migração de dados, migração do esquema, bloqueio de tabela*, tabela de pedidos, tabela de clientes
        tabela de usuários, erro de programação, falha no código, ambiente de testes, código fonte, proxy, firmware
        banco mestre, banco de dados mestre, erro de javascript, erros de javascript, isto é confidencial, não compartilhar com clientes, não divulgar externamente, ataque ddos, replicação, barramento de mensagens
        fila de mensagens, armazém de dados, agendador de tarefas, faixa de ip, roteamento, sub rede, cadeia do certificado, chave ssh
        token de acesso, token do gateway, gateway de pagamento expirou, servidor de e mail, servidor de arquivos, servidor dns, servidores dns
        resolução de nomes, registro de erros, log de erros, logs do servidor, variável de ambiente, contêiner docker, imagem do contêiner, conta na nuvem, uso de cpu, uso de memória, consumo de memória
        processo travado, tarefa em segundo plano, dados corrompidos, consulta lenta, consultas lentas, consulta ao banco, chave estrangeira, ambiente de desenvolvimento, ambiente de homologação, dívida técnica
        fornecedor de alojamento, fornecedor de hospedagem, fornecedor de nuvem, empresa de hospedagem, alojamento web
        fatura da nuvem, gateway de api, túnel vpn, túneis vpn, health check*, api de terceiros, api externa, token da api, tokens da api, entende o código, processo de sincronização, processo noturno, rotina noturna, suporte de segundo nível, suporte de terceiro nível, certificado do site, certificado do domínio, certificado do servidor
        os logs, nos logs, dos logs, tokens inválidos, serviço de autenticação, hackead*, ciberataque*, ataque cibernético
        sistema legado, engenheiro de plantão, segundo nível de suporte, terceiro nível de suporte, número de pods, uso de disco, administrador de banco*, administrador de sistemas, sistema de monitoramento, gestão de mudanças, nota interna, script em produção
        """,
    ),
    mechanisms=(
        Mechanism(
            Phrases(_TECHNICAL, SYSTEMS, LOANS),
            Phrases(
                _TECHNICAL,
                LOANS,
                _BREAKS,
                "offline, capacidade, venceu, expirou, assinad*, chave antiga, não foi renovado, renovad*, falta",
            ),
            Phrases(
                _YOURS,
                _ELSEWHERE,
                "restaurante*, garç*, judicia*, tribuna*, eleitora*, escola*, trem, trens, comboio*, metrô, teatro, peça, vinil, música*, agrícola*, vinho, azeite, leite, museu*, público*, câmara, prefeitura, fila normal, balcão, caixa, encomenda*, correio*, nascimento, casamento, estrada*, porto, estádio, reciclagem, lixo, curso*, diploma, médico*, cartão, roupa*",
            ),
        ),
        Mechanism(
            Phrases("plantão"),
            Phrases("ninguém, viu, é, telefone, celular, avisad*, chamad*"),
            Phrases(
                "médic*, farmácia*, hospita*, polícia*, dentista*, doutor*, veterinári*, enfermeir*, bombeiro*, pediatr*"
            ),
        ),
        Mechanism(
            Phrases("a culpa"),
            Phrases("é de, é da, é do, foi da, foi do, foi de"),
            Phrases("tempo, chuva, vento, tempestade, ninguém, temporal"),
        ),
        Mechanism(
            Phrases(
                """
                servidor, servidores, base de dados, bases de dados, banco de dados, bancos de dados, cluster*, backend*, back end
                gateway, gateways, vm, vms, nó do cluster, nós do cluster, balanceador*, microsserviço*
                """
            ),
            Phrases(_BREAKS, _FAILS),
            Phrases(
                "restaurante*, garço*, jantar, refeiç*, comida, alimentos, sangue, públic*, municipa*, estadua*, federa*, greve, férias"
            ),
        ),
        Mechanism(
            Phrases("firewall*, plugin*, cache, caches"),
            Phrases(
                _BREAKS,
                _FAILS,
                "incompatíve*, não é compatível, desatualizad*, conflito*, wordpress, limpar, limpo, limpamos, invalid*, obsolet*, servidor*",
            ),
            Phrases(_YOURS, "casa, navegador, desativ*, deslig* o"),
        ),
        Mechanism(
            Phrases(
                "réplica, réplicas, pod, pods, contêiner*, container, containers, instância*, disco, discos, índice, índices"
            ),
            Phrases(_BREAKS, "storage, logs, banco de dados, gateway, tabela*, cron"),
            Phrases(
                _YOURS,
                _ELSEWHERE,
            ),
        ),
        Mechanism(
            Phrases("réplica, réplicas, pod, pods"),
            Phrases("caiu, caíram, atrasad*, banco"),
            Phrases("navio*, quadro*, museu, arte, camis*, caravela*, terremoto*, sismo*, tremor*"),
        ),
        Mechanism(
            Phrases("disco, discos"),
            Phrases("cheio, sem espaço, encheu, quebr*, falh*"),
            Phrases(_YOURS, "vinil, freio*, música*, pizza*, arado"),
        ),
        Mechanism(
            Phrases("roteador*, switch, switches"),
            Phrases(
                "queimou, queimad*, reiniciou, reiniciado, falh*, trocad*, substitu*, firmware, mal configurad*, data center, travou"
            ),
            Phrases(_YOURS, "casa"),
        ),
        Mechanism(
            Phrases("token, tokens"),
            Phrases("mal configurad*, corromp*, plugin*, api, gateway"),
            Phrases(_YOURS, "festa, roupa*, jogo*"),
        ),
        Mechanism(
            Phrases("certificado, certificados"),
            Phrases("gateway, servidor*, site, domínio, balanceador*, mal configurad*, instalad*"),
            Phrases(_YOURS, "curso*, nascimento, vacina*, médico*, conclusão"),
        ),
        Mechanism(
            Phrases("empresa, construtora, empreiteira"),
            Phrases("nossa fibra, culpada"),
            Phrases("sua, seu"),
        ),
        Mechanism(
            Phrases("desenvolvedor*, programador*"),
            Phrases("de licença, de férias"),
            Phrases("seu, sua"),
        ),
        Mechanism(
            Phrases("rotina, rotinas, processo, processos"),
            Phrases("travou, travad*, travaram, não rodou, abort*"),
            Phrases("judicia*, seu, sua"),
        ),
        Mechanism(
            Phrases("integração, integrações"),
            Phrases("quebr*, api, falh*"),
            Phrases("social, escolar"),
        ),
        Mechanism(
            Phrases("operadora, provedor, provedor de internet"),
            Phrases("por engano, por erro, cortou a, cortou o, culpad*"),
            Phrases("seu, sua, turismo"),
        ),
        Mechanism(
            Phrases("versão, versões, atualização, release"),
            Phrases(
                "sem testes, sem testar, sem teste, não testad*, com defeito, defeituos*, com bug, quebrou, revert*, voltando para a anterior, voltamos para a anterior, voltar para a anterior, voltar à anterior, subimos, publicamos"
            ),
            Phrases("sua, seu, livro*, filme*, dublad*"),
        ),
        Mechanism(
            Phrases("rede, rede interna"),
            Phrases("sem rota, roteador*, switch*, mal configurad*, segmento*"),
            Phrases("ônibus, metrô, trem, trens, lojas, hotel, sua, seu"),
        ),
        Mechanism(
            Phrases("invasão, intrusão"),
            Phrases("nossos, noss*, sistemas, servidores, rede"),
            Phrases("seu, sua, campo, torcida, torcedor*, gramado"),
        ),
        Mechanism(
            Phrases("amazon, google, microsoft, azure"),
            Phrases("na região, na sua região, nos afeta, que nos afeta"),
            Phrases("pedido*, encomenda*, vale"),
        ),
        Mechanism(
            Phrases("senhas, senha, cartões, dados"),
            Phrases("texto puro, texto claro, sem criptografia"),
            Phrases("sua, seu"),
        ),
        Mechanism(
            Phrases("domínio, domínios"),
            Phrases("venceu, expirou, vencido, expirado, renov*"),
            Phrases("seu, sua"),
        ),
        Mechanism(
            Phrases("plantonista*, engenheiro de plantão, técnico de plantão, plantão de ti"),
            Phrases("acionad*, avisad*, chamad*, investig*"),
            Phrases("médic*"),
        ),
        Mechanism(
            Phrases("backup, backups, cópia* de segurança"),
            Phrases("corromp*, falh*, restaur*, perdid*"),
            Phrases("seu, seus, sua, suas"),
        ),
        Mechanism(
            Phrases("hospedagem"),
            Phrases("caiu, fora do ar, fora, falh*, reinici*"),
            Phrases("hotel*"),
        ),
        Mechanism(
            Phrases(
                "vulnerabilidade*, malware, hackers, hacker, invasores, invasor, atacantes, credenciais, falha de segurança"
            ),
            Phrases(
                "corrigid*, deixou, biblioteca, explor*, entraram, invadi*, encontr*, copi*, vaz*, noss*, rede, sistema*, funcionári*, roubad*"
            ),
            Phrases("seu, sua, você, cuidado, nunca"),
        ),
        Mechanism(
            Phrases(
                """
                estagiári*, programador*, desenvolvedor*, funcionári*, operador*, engenheir*, técnico*, fornecedor*
                alguém, terceirizad*, equipe de ti, departamento de ti
                """
            ),
            Phrases(
                "apagou, por engano, por erro, sem querer, esqueceu, botão errado, arquivo errado, versão errada, comando errado, cabo errado, culpa, código errado, branch, saiu da empresa, deixou a empresa, está de férias, erro humano, script, não testaram, comando errado, sem testar"
            ),
            Phrases("você, seu, sua"),
        ),
    ),
    answers=Phrases("devolve*, retorna*, responde*, responde com, lança*"),
    meets=Phrases("dá, dão, mostra*, recebe*, com, ver, vê, veem, aparece*, encontra*, recebem"),
    codes=Phrases("erro*, estado*, código*, mensagem, mensagens, página, páginas, resposta*"),
    secrets=Phrases("senha*, palavra passe, palavras passe, pin, chave de api, token, segredo"),
    harmless=Phrases(
        """
        não, segura, seguro, protegida, válida, inválida, correta, incorreta, errada, expirada, necessária
        a, o, a sua, o seu, sua, seu, ainda, sempre, nunca, só, também, guardada, cifrada, em, no, na
        """
    ),
    desks=Phrases(
        """
        atendimento, apoio, suporte, ajuda, info, contacto, contato, vendas, imprensa, serviço, equipa
        equipe, estado, notícias, newsletter, sócios, reservas, encomendas, loja, web, mail
        """
    ),
)
